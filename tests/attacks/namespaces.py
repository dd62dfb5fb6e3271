"""Makes namespaces of its own, mounts, and enters those of others."""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for name, call in {
    "unshare user": (272, 0x10000000), "unshare mount": (272, 0x20000), "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "chroot": (161, b"/tmp"), "setns": (308, 0, 0), "clone user": (56, 0x10000000 | 17, 0, 0, 0, 0), "clone3": (435, 0, 0),
    "pivot": (155, b"/", b"/"), "fsopen": (430, b"tmpfs", 0),
}.items():
    if libc.syscall(*call) >= 0:
        print("SUCCEEDED", name)
    print(name, ctypes.get_errno())
