"""Shut a forked process in. Runs inside the sandbox, on the standard library alone."""

import ctypes
import os
import resource
import struct
from typing import Any

LIBC = ctypes.CDLL(None, use_errno=True)

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
NOSUID, NODEV, NOEXEC, RECURSIVE, PRIVATE = 2, 4, 8, 0x4000, 0x40000
SET_DUMPABLE, SET_SECCOMP, CAPBSET_DROP, SET_NO_NEW_PRIVS, CAP_AMBIENT = 4, 22, 24, 38, 47
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
EXECUTE, READ_FILE, READ_DIRECTORY = 1, 4, 8
ON_FILES = EXECUTE | 2 | READ_FILE | (1 << 14) | (1 << 15)


def checked(result: int, what: str) -> int:
    """The result of a system call, or an OSError that says which call failed."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def enter_namespaces() -> None:
    """User, process, mount, IPC, network and host-name namespaces; the next fork is process 1."""
    uid, gid = os.getuid(), os.getgid()
    flags = NEWUSER | NEWPID | NEWNS | NEWIPC | NEWNET | NEWUTS
    checked(LIBC.unshare(flags), "unshare")
    for file, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        with open(f"/proc/self/{file}", "w") as out:
            out.write(line)


def private_filesystems(disk: int) -> None:
    """A /proc that shows this namespace, and /tmp and /dev/shm that vanish with it."""
    checked(LIBC.mount(b"none", b"/", None, RECURSIVE | PRIVATE, None), "mount /")
    safe = NOSUID | NODEV
    for kind, place, flags, options in (
        ("proc", "/proc", safe | NOEXEC, None),
        ("tmpfs", "/tmp", safe, f"size={disk},mode=1777,nr_inodes=16384"),
        ("tmpfs", "/dev/shm", safe | NOEXEC, f"size={disk},mode=1777,nr_inodes=1024"),
    ):
        data = options.encode() if options else None
        checked(LIBC.mount(kind.encode(), place.encode(), kind.encode(), flags, data), place)


def drop_capabilities() -> None:
    """Keep no privilege, and no way to gain one."""
    for capability in range(64):
        LIBC.prctl(CAPBSET_DROP, capability, 0, 0, 0)
    checked(LIBC.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    LIBC.prctl(CAP_AMBIENT, 4, 0, 0, 0)
    checked(LIBC.capset(struct.pack("Ii", 0x20080522, 0), bytes(24)), "capset")


def set_limits(limits: dict[str, Any]) -> None:
    """What one process may use of memory, processes, files and descriptors."""
    for name, value in (
        ("AS", limits["memory"]),
        ("NPROC", limits["processes"]),
        ("FSIZE", limits["file_size"]),
        ("CORE", 0),
        ("NOFILE", 256),
        ("MEMLOCK", 0),
        ("MSGQUEUE", 0),
    ):
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (int(value), int(value)))


def landlock_version() -> int:
    """The kernel's Landlock version; 0 where it has none."""
    return max(0, int(LIBC.syscall(LANDLOCK_CREATE, None, 0, 1)))


def restrict_files(writable: list[str]) -> None:
    """With Landlock: read what is there, write in `writable` alone, no TCP, no signals outwards."""
    version = landlock_version()
    if not version:
        return
    every = (1 << 13) - 1
    every |= (version >= 2) << 13 | (version >= 3) << 14 | (version >= 5) << 15
    network, scope = (3 if version >= 4 else 0), (3 if version >= 6 else 0)
    attributes = struct.pack("QQQ", every, network, scope)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = checked(LIBC.syscall(LANDLOCK_CREATE, attributes, size, 0), "landlock")
    allowed = [("/", EXECUTE | READ_FILE | READ_DIRECTORY), *((path, every) for path in writable)]
    for path, access in allowed:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        access &= every if os.path.isdir(path) else ON_FILES & every
        rule = struct.pack("<Qi", access, place)
        checked(LIBC.syscall(LANDLOCK_ADD, rules, 1, rule, 0), f"landlock {path}")
        os.close(place)
    checked(LIBC.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    checked(LIBC.syscall(LANDLOCK_RESTRICT, rules, 0), "landlock")
    os.close(rules)


def filter_calls(program: bytes) -> None:
    """Refuse the system calls of the filter, from here on and in every child."""
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    checked(LIBC.prctl(SET_SECCOMP, 2, ctypes.create_string_buffer(header), 0, 0), "seccomp")
