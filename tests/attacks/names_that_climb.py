"""Hands in files whose names climb, end lines, or command a terminal."""
def hand_in(folder, notebook):
    for name in ("..%2f..%2fescaped", "..\\..\\escaped.ipynb", "\x1b]0;owned\x07.ipynb", "a\nb.ipynb", "-rf", "$(touch escaped).ipynb", "'; drop table grade; --.ipynb"):
        (folder / name).write_text("x")
    (folder / "tensor.ipynb").unlink(missing_ok=True)
