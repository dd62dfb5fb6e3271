"""Opens the machine's devices, and types into its terminal."""
import fcntl
import os

for name in ("mem", "kmem", "port", "kvm", "fuse", "sda", "vda", "loop-control", "tty0", "console", "net/tun", "vsock", "random"):
    try:
        end = os.open(f"/dev/{name}", os.O_RDWR)
        print("SUCCEEDED" if name != "random" else "may", name)
    except OSError as error:
        print(name, error)
for end in range(3):
    try:
        fcntl.ioctl(end, 0x5412, b"x")
        print("SUCCEEDED TIOCSTI")
    except OSError as error:
        print(error)
try:
    os.mknod("device", 0o60666, os.makedev(8, 0))
    print("SUCCEEDED mknod")
except OSError as error:
    print(error)
