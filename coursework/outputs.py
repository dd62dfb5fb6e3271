"""A cell's outputs, made of the messages that its process sends."""

from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete
from nbformat import NotebookNode
from nbformat.v4 import new_output


def record(client: NotebookClient, cell: NotebookNode, index: int, message: dict[str, Any]) -> None:
    """Add what a message shows to the cell; one that is malformed is an error, never nothing."""
    header = {"msg_type": message.get("msg_type")}
    try:
        if not is_output(message):
            raise ValueError("it is not formed like one")
        client.process_message(message | {"header": header, "parent_header": {}}, cell, index)
    except (KeyError, TypeError, ValueError, AttributeError, CellExecutionComplete) as error:
        cell.outputs.append(not_run(f"the cell sent what is no output ({error!r})"))


def is_output(message: dict[str, Any]) -> bool:
    """Whether it has the form that pages and nbformat rely on."""
    content = message.get("content", {})
    match message.get("msg_type"):
        case "stream":
            return content.get("name") in ("stdout", "stderr") and is_text(content.get("text"))
        case "error":
            lines = content.get("traceback")
            texts = is_text(content.get("ename")) and is_text(content.get("evalue"))
            return texts and isinstance(lines, list) and all(map(is_text, lines))
        case "display_data" | "execute_result" | "update_display_data":
            data = content.get("data")
            return (
                isinstance(data, dict)
                and isinstance(content.get("metadata", {}), dict)
                and isinstance(content.get("transient", {}), dict)
                and isinstance(content.get("execution_count", 0), int | None)
                and all(is_text(each) for kind, each in data.items() if "json" not in kind)
            )
    return True


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def not_run(why: str) -> NotebookNode:
    return new_output(
        "error",
        ename="NotebookEnded",
        evalue=why,
        traceback=[f"\x1b[0;31mNotebookEnded\x1b[0m: {why}"],
    )


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, with what was written to one stream in one piece."""
    made: list[NotebookNode] = []
    texts: list[str] = []
    for output in [*outputs, None]:
        is_stream = output is not None and output.output_type == "stream"
        if texts and not (is_stream and output.name == made[-1].name):
            made[-1].text = "".join(texts)
            texts = []
        if is_stream and texts:
            texts.append(output.text)
        elif output is not None:
            made.append(output)
            texts = [output.text] if is_stream else []
    return made
