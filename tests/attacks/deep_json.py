"""Hands in a notebook nested a hundred thousand deep."""
def hand_in(folder, notebook):
    text = '{"cells": ' + "[" * 100_000 + "]" * 100_000 + ', "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    (folder / "tensor.ipynb").write_text(text)
