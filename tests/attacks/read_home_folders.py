"""Lists the homes and the roots of the machine."""
import os
import sys

for path in ("/home", "/root", "/work", "/srv", "/opt", "/var", "/boot", "/etc/ssh", "/run", "/sys", "/media"):
    try:
        names = [name for name in os.listdir(path) if not sys.base_prefix.startswith(f"{path}/{name}")]
        print("SUCCEEDED" if names else "only the interpreter", path, names[:3])
    except OSError as error:
        print(path, error)
