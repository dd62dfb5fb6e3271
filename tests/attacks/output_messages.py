"""Sends messages on the wire without end, and without the shell's leave."""
import json
import os
import struct

body = json.dumps({"msg_type": "stream", "content": {"name": "stdout", "text": "w" * 100_000}}).encode()
while True:
    os.write(3, struct.pack("<I", len(body)) + body)
