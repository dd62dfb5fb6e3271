"""Names a kernel, a language and a format that no one has."""
def hand_in(folder, notebook):
    notebook["metadata"]["kernelspec"] = {"name": "../../../bin/sh", "display_name": "$(id)", "language": "bash"}
    notebook["metadata"]["language_info"] = {"name": "<script>", "codemirror_mode": {"name": "x" * 10_000}}
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["raises-exception", "skip-execution"]
