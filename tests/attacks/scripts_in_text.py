"""Puts scripts into the text, attachments and ids of the notebook."""
def hand_in(folder, notebook):
    run = "window.owned = 1; document.title = 'owned'"
    text = f"<script>{run}</script><img src=x onerror=\"{run}\"><a href='javascript:{run}'>x</a>"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader"):
            cell["source"] = text
            cell["attachments"] = {"x.png": {"image/png": f"x\"><script>{run}</script>"}}
    notebook["cells"].append({"cell_type": "raw", "id": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": text})
    notebook["cells"].append({"cell_type": "markdown", "id": "math", "metadata": {}, "source": f"$$<img src=x onerror=\"{run}\">$$"})
    notebook["metadata"]["title"] = f"</title><script>{run}</script>"
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"</script>": text}}}
