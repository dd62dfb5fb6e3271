"""Hands in a notebook of two hundred thousand cells."""
def hand_in(folder, notebook):
    cell = {"cell_type": "raw", "metadata": {}, "source": ""}
    notebook["cells"] += [{**cell, "id": str(number)} for number in range(200_000)]
