"""Looks for descriptors that somebody forgot to close."""
import os

for name in os.listdir("/proc/self/fd"):
    try:
        where = os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        continue
    if where.startswith("/") and where not in ("/dev/null", f"/proc/{os.getpid()}/fd"):
        print("SUCCEEDED", name, where)
    print(name, where)
