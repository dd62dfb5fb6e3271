"""Shows halves of characters, which no file and no database can hold."""
import os
import sys

half = "\ud800 \udfff"
print(half)
print(half, file=sys.stderr)
os.environ["X"] = "x"


class Half(Exception):
    def __str__(self):
        return half


Half.__name__ = "Half"
display({"text/plain": half, "text/html": half}, raw=True)


def to_data(values):
    raise Half(half)


raise Half(half)
