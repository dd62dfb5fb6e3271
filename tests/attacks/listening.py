"""Opens a port, for somebody outside to come in."""
import socket

for family in (socket.AF_INET, socket.AF_INET6):
    try:
        end = socket.socket(family)
        end.bind(("", 0))
        end.listen()
        print("SUCCEEDED", end.getsockname())
    except OSError as error:
        print(error)
