"""Ends the process in the middle, by a fault of memory."""
import ctypes

ctypes.string_at(1)
