"""Uses up the file system's places for files."""
made = 0
try:
    for number in range(300_000):
        open(f"/dev/shm/{number}", "w").close()
        made += 1
    print("SUCCEEDED", made)
except OSError as error:
    print("stopped at", made, error)
