"""Writes to the descriptor of its output without end, past Python."""
import os

while True:
    os.write(1, b"y" * 65536)
