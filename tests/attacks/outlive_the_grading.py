"""Leaves a process that goes on when grading is over."""
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(64):
            try:
                os.close(number)
            except OSError:
                pass
        time.sleep(300)
    os._exit(0)
