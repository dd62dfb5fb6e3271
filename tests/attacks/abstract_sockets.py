"""Connects to sockets of the machine that have no file."""
import socket

for address in ("\0coursework-canary", "\0/tmp/.X11-unix/X0", "/run/docker.sock", "/var/run/dbus/system_bus_socket", "/run/systemd/private"):
    try:
        end = socket.socket(socket.AF_UNIX)
        end.connect(address)
        print("SUCCEEDED", address)
    except OSError as error:
        print(address, error)
