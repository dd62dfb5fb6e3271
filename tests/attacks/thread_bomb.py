"""Makes threads without end."""
import threading
import time

made = 0
try:
    while made < 5000:
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
        made += 1
    print("SUCCEEDED", made)
except RuntimeError as error:
    print("stopped at", made, error)
