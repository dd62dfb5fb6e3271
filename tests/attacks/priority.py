"""Takes the machine's time from everybody else."""
import os

try:
    os.nice(-10)
    print("SUCCEEDED")
except OSError as error:
    print(error)
try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))
    print("SUCCEEDED")
except OSError as error:
    print(error)
