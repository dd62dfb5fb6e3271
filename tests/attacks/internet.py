"""Connects to machines and ports by the internet's protocols."""
import socket

for family, address in ((socket.AF_INET, ("127.0.0.1", CANARY_PORT)), (socket.AF_INET, ("1.1.1.1", 53)), (socket.AF_INET6, ("::1", CANARY_PORT))):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            end = socket.socket(family, kind)
            end.settimeout(1)
            end.connect(address)
            end.send(b"x")
            print("SUCCEEDED", family, address)
        except OSError as error:
            print(family, error)
