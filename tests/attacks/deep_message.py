"""Sends a message nested so deeply that reading it ends the reader."""
import os
import struct

body = b'{"msg_type":"stream","content":' + b'{"a":' * 200_000 + b"1" + b"}" * 200_001
end = struct.pack("<I", len(body)) + body
while end:
    end = end[os.write(3, end) :]
