"""Hands in a pipe, on which a reader waits forever."""
def hand_in(folder, notebook):
    import os

    path = folder / "tensor.ipynb"
    path.unlink(missing_ok=True)
    os.mkfifo(path)
