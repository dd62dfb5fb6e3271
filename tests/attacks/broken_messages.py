"""Sends bytes, lists and words where messages are due."""
import os
import struct

for body in (b"\xff\xfe", b"[1,2]", b'{"msg_type":7,"content":[]}', b'{"content":{}}', b'{"msg_type":"execute_reply","content":"ok"}'):
    os.write(3, struct.pack("<I", len(body)) + body)
