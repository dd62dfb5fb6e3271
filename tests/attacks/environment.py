"""Looks for secrets in the environment and in the memory of its own process."""
import gc
import os

for name, value in os.environ.items():
    if any(word in f"{name} {value}".lower() for word in ("key", "token", "secret", "password", "db_url", "gradebook", "canary")):
        print("SUCCEEDED", name)
marks = ("BEGIN " + "HIDDEN", "END " + "HIDDEN", "grade" + "book.db")
own = globals().get("__doc__"), marks
for each in gc.get_objects():
    for part in each.values() if type(each) is dict else each if type(each) in (list, tuple) else ():
        if type(part) is str and len(part) < 1_000_000 and any(mark in part for mark in marks) and part not in marks:
            if "marks = (" not in part:
                print("SUCCEEDED", part[:80])
