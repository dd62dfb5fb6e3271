"""Speaks to the kernel's network tables, and writes raw packets."""
import socket

for family, kind, protocol in ((16, 3, 0), (17, 3, 768), (2, 3, 1), (38, 5, 0), (31, 3, 0), (29, 3, 1), (44, 3, 0)):
    try:
        socket.socket(family, kind, protocol)
        print("SUCCEEDED", family)
    except OSError as error:
        print(family, error)
