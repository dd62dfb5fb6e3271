"""Leaves shared memory, semaphores and queues behind that outlive a process."""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print("shared memory", libc.shmget(0x1234, 1 << 20, 0o1666), ctypes.get_errno())
print("queue", libc.msgget(0x1234, 0o1666), ctypes.get_errno())
