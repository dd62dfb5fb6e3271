"""Announces a message of four gigabytes."""
import os

os.write(3, b"\xff\xff\xff\xff" + b"{" * 1000)
