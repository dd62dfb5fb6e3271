"""Takes all the memory there is."""
held = []
try:
    while True:
        held.append(bytearray(256 << 20))
        if len(held) > 40:
            print("SUCCEEDED", len(held))
            break
except MemoryError:
    print("stopped at", len(held))
held.clear()
