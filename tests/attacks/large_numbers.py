"""Hands in numbers that take forever to read."""
def hand_in(folder, notebook):
    (folder / "tensor.ipynb").write_text('{"cells": [], "metadata": {"n": ' + "9" * 1_000_000 + '}, "nbformat": 4, "nbformat_minor": 5}')
