"""Messages between the two sides: JSON behind a length, never larger than agreed, never code."""

import json
import socket
import struct
from typing import Any

LENGTH = struct.Struct("<I")
LARGEST = 64 << 20


class ChannelError(Exception):
    """The other side broke the rules, or is gone."""


def encode(message: Any) -> bytes:
    """A message as bytes; what JSON cannot say becomes its repr."""
    body = json.dumps(message, default=repr).encode("utf-8", "surrogatepass")
    return LENGTH.pack(len(body)) + body


class Buffer:
    """Bytes as they arrive, messages as they are complete."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self.held = bytearray()

    def feed(self, data: bytes) -> None:
        self.held += data

    def next(self) -> dict[str, Any] | None:
        """The next whole message; None where more must arrive first."""
        if len(self.held) < LENGTH.size:
            return None
        (size,) = LENGTH.unpack_from(self.held)
        if size > self.largest:
            raise ChannelError(f"a message of {size} bytes, over the limit of {self.largest}")
        end = LENGTH.size + size
        if len(self.held) < end:
            return None
        body = bytes(self.held[LENGTH.size : end])
        del self.held[:end]
        try:
            message = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ChannelError("a message that is no JSON") from error
        if not isinstance(message, dict):
            raise ChannelError("a message that is no object")
        return message


def receive(end: socket.socket, buffer: Buffer) -> dict[str, Any]:
    """Wait for the next message; `ChannelError` where the other side has gone."""
    while (message := buffer.next()) is None:
        data = end.recv(1 << 16)
        if not data:
            raise ChannelError("closed")
        buffer.feed(data)
    return message
