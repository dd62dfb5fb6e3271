"""Attaches to other processes, and reads and writes their memory."""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for target in (1, os.getppid(), 2):
    for call in ((101, 16, target, 0, 0), (310, target, 0, 0, 0, 0, 0), (311, target, 0, 0, 0, 0, 0), (434, target, 0), (438, 3, 3, 0), (312, target, target, 0, 0, 0)):
        if libc.syscall(*call) >= 0 and call[0] != 310:
            print("SUCCEEDED", call)
