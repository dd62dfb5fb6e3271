"""Becomes another user by programs and calls that can."""
import os
import subprocess

for command in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["mount"], ["unshare", "-r", "id", "-u"], ["newgrp"], ["bwrap", "--dev-bind", "/", "/", "id", "-u"]):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=3, stdin=subprocess.DEVNULL)
        if done.returncode == 0 and done.stdout.strip() == "0":
            print("SUCCEEDED", command)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(command, error)
for call in (os.setuid, os.setgid):
    try:
        call(0)
        print("SUCCEEDED", call)
    except OSError as error:
        print(error)
