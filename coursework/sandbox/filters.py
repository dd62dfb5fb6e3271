"""Which system calls are refused inside, as a program that the kernel runs (seccomp)."""

import errno
import os
import socket

# Ways to other processes, to the machine, or into new namespaces; nothing that a course needs.
REFUSED = [
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "kcmp",
    "pidfd_open",
    "pidfd_getfd",
    "process_madvise",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "move_mount",
    "open_tree",
    "mount_setattr",
    "open_by_handle_at",
    "name_to_handle_at",
    "swapon",
    "swapoff",
    "reboot",
    "acct",
    "quotactl",
    "bpf",
    "perf_event_open",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "userfaultfd",
    "keyctl",
    "add_key",
    "request_key",
    "kexec_load",
    "kexec_file_load",
    "init_module",
    "finit_module",
    "delete_module",
    "personality",
    "syslog",
    "settimeofday",
    "clock_settime",
    "adjtimex",
    "clock_adjtime",
    "sethostname",
    "setdomainname",
    "iopl",
    "ioperm",
    "vhangup",
    "lookup_dcookie",
    "fanotify_init",
]
NEW_NAMESPACES = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
TIOCSTI, TIOCLINUX = 0x5412, 0x541C


def program() -> bytes:
    """The filter as BPF; compiled outside, so that libseccomp need not be inside."""
    import pyseccomp as seccomp

    refuse = seccomp.ERRNO(errno.EPERM)
    made = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in REFUSED:
        try:
            made.add_rule(refuse, name)
        except (ValueError, OSError, RuntimeError):
            continue  # a call that this machine's kernel does not have
    # glibc falls back to clone, whose flags a filter can read.
    made.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for flag in NEW_NAMESPACES:
        made.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    # A network namespace stops neither vsock nor netlink: only AF_UNIX is left.
    for call in ("socket", "socketpair"):
        made.add_rule(refuse, call, seccomp.Arg(0, seccomp.NE, socket.AF_UNIX))
    for request in (TIOCSTI, TIOCLINUX):
        made.add_rule(refuse, "ioctl", seccomp.Arg(1, seccomp.EQ, request))
    descriptor = os.memfd_create("filter")
    with open(descriptor, "r+b") as file:
        made.export_bpf(file)
        file.seek(0)
        return file.read()
