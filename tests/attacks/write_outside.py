"""Writes wherever the file system may let it."""
import os

for folder in ("/", "/etc", "/usr", "/usr/local/lib", "/venv", "/venv/bin", "/sandbox", "/prerequisites", "/proc/sys/kernel", "/dev", "/bin"):
    try:
        open(os.path.join(folder, "planted"), "w").write("x")
        print("SUCCEEDED", folder)
    except OSError as error:
        print(folder, error)
