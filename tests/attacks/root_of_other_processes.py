"""Walks into the file systems of other processes."""
import os

for number in [name for name in os.listdir("/proc") if name.isdigit()]:
    for what in ("environ", "mem", "cmdline", "maps"):
        try:
            text = open(f"/proc/{number}/{what}", "rb").read(100)
            if int(number) not in (os.getpid(),) and what != "cmdline" and text:
                print("SUCCEEDED", number, what)
        except OSError as error:
            pass
    try:
        if int(number) != os.getpid() and os.listdir(f"/proc/{number}/root"):
            print("SUCCEEDED root of", number)
    except OSError:
        pass
if len([name for name in os.listdir("/proc") if name.isdigit()]) > 3:
    print("SUCCEEDED: sees other processes")
