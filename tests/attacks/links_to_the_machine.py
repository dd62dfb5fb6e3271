"""Makes links to the machine's files and follows them."""
import os

for number, target in enumerate(("/etc/shadow", "/proc/1/root/etc/shadow", "/proc/1/cwd", "/../../../etc/shadow")):
    try:
        os.symlink(target, f"link{number}")
        print("SUCCEEDED", open(f"link{number}").read()[:10])
    except OSError as error:
        print(target, error)
try:
    os.link("/etc/hostname", "hard")
    print("SUCCEEDED hard link")
except OSError as error:
    print(error)
