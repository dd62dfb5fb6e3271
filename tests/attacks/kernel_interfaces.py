"""Uses the parts of the kernel that most often have faults."""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for name, call in {
    "bpf": (321, 0, 0, 0), "perf": (298, 0, 0, -1, -1, 0), "userfaultfd": (323, 0), "keyctl": (250, 0, -3, 1), "add_key": (248, b"user", b"a", b"b", 1, -3),
    "modules": (175, 0, 0, b""), "kexec": (246, 0, 0, 0, 0), "reboot": (169, 0xFEE1DEAD, 672274793, 0, 0), "personality": (135, 0x0040000),
    "sethostname": (170, b"x", 1), "settimeofday": (164, 0, 0), "syslog": (103, 3, 0, 0), "quotactl": (179, 0, 0, 0, 0), "swapon": (167, b"x", 0),
}.items():
    if libc.syscall(*call) >= 0:
        print("SUCCEEDED", name)
    print(name, ctypes.get_errno())
