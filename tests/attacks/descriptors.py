"""Opens descriptors without end."""
held = []
try:
    while len(held) < 100_000:
        held.append(open("/dev/null"))
    print("SUCCEEDED", len(held))
except OSError as error:
    print("stopped at", len(held), error)
