"""Fills the disk with files."""
written = 0
try:
    for number in range(200):
        with open(f"file{number}", "wb") as out:
            out.write(bytes(16 << 20))
        written += 16
    print("SUCCEEDED", written)
except OSError as error:
    print("stopped at", written, error)
