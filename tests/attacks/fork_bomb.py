"""Makes processes that make processes."""
import os
import time

made = 0
try:
    while made < 5000:
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
        made += 1
    print("SUCCEEDED", made)
except OSError as error:
    print("stopped at", made, error)
