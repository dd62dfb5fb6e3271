"""Speaks to the hypervisor."""
import socket

try:
    end = socket.socket(40, socket.SOCK_STREAM)
    end.settimeout(1)
    end.connect((2, 5001))
    print("SUCCEEDED")
except OSError as error:
    print(error)
