"""Sends every signal to every process that it can name."""
import os
import signal

for target in (-1, 1, os.getppid(), 0x7FFFFFF):
    for number in (signal.SIGTERM, signal.SIGSTOP):
        try:
            os.kill(target, number) if target != -1 else None
        except OSError as error:
            print(target, error)
try:
    os.kill(-1, signal.SIGKILL)
except OSError as error:
    print(error)
