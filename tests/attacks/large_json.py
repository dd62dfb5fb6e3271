"""Hands in a notebook of a hundred megabytes."""
def hand_in(folder, notebook):
    notebook["cells"][0]["source"] = "x" * (100 << 20)
    import json

    (folder / "tensor.ipynb").write_text(json.dumps(notebook))
