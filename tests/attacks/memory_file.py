"""Takes memory by files that lie in memory."""
import os

held = 0
try:
    for number in range(64):
        end = os.memfd_create(f"m{number}")
        os.write(end, bytes(32 << 20))
        held += 32
        os.close(end)
except OSError as error:
    print(error)
try:
    end = os.memfd_create("large")
    os.truncate(end, 1 << 40)
    print("SUCCEEDED", held)
except OSError as error:
    print(error)
