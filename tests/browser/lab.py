"""A JupyterLab of one's own, and the hands that use it."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from coursework.course import ROOT

CHROMIUM = shutil.which("chromium")
SCREENSHOTS = ROOT / "build" / "screenshots"
START_SECONDS = 60
RAN = re.compile(r"\[\d+\]:")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def lab_command(repository: Path) -> str:
    """The command that `make lab` runs there."""
    plan = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "lab"],
        cwd=repository,
        env=os.environ | {"MAKEFLAGS": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return plan.stdout.splitlines()[-1]


def personal_environment(home: Path) -> dict[str, str]:
    """Settings of someone who starts Jupyter for the first time, and has said no to its news."""
    (home / "exchange").mkdir(parents=True)
    (home / "exchange").chmod(0o777)
    config = home / ".jupyter"
    config.mkdir()
    (config / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.Exchange.root = {str(home / 'exchange')!r}\n", "utf-8"
    )
    news = config / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
    news.mkdir(parents=True)
    (news / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', "utf-8")
    mine = {name: value for name, value in os.environ.items() if "JUPYTER" not in name}
    mine.pop("PYTHONPATH", None)
    return mine | {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
    }


@contextmanager
def running_lab(command: str, folder: Path, home: Path) -> Iterator[str]:
    """JupyterLab in the folder, by the given command; the address at which it answers."""
    port = free_port()
    options = [
        "--no-browser",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        *(["--allow-root"] if os.geteuid() == 0 else []),
    ]
    log = home.with_suffix(".log")
    with log.open("w") as output:
        server = subprocess.Popen(
            ["/bin/sh", "-c", f"exec env {command} {shlex.join(options)}"],
            cwd=folder,
            env=personal_environment(home),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(address, server, log)
            yield address
        finally:
            end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end its kernels and itself; failing that, kill it, and say so."""
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
        raise


def wait_until_it_answers(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text('utf-8')}")


def is_saved(answer: Response) -> bool:
    return answer.request.method == "PUT" and "/api/contents/" in answer.url


def is_checkpoint(answer: Response) -> bool:
    return answer.request.method == "POST" and "/checkpoints?" in answer.url


@dataclass
class Lab:
    """A person before JupyterLab: what the hands do, in its words."""

    page: Page
    address: str
    folder: Path

    def open(self, path: str = "") -> None:
        """Open the address of a file or folder, with no tabs left from before."""
        self.page.goto(f"{self.address}/lab{path and '/tree/' + path}?reset")
        expect(self.page.locator(".jp-DirListing-item").first).to_be_visible()

    def picture(self, name: str) -> None:
        """Keep what the window shows."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")

    def choose(self, menu: str, command: str) -> None:
        """Choose a command from the menus at the top of the window."""
        self.page.get_by_role("menubar").get_by_text(menu, exact=True).click()
        self.page.get_by_role("menuitem", name=command, exact=True).click()

    @property
    def notebook(self) -> Locator:
        return self.page.locator(".jp-NotebookPanel:visible")

    def wait_for_kernel(self) -> None:
        """Until the kernel answers, JupyterLab drops what it is told to run."""
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text(
            "Python 3 (ipykernel) | Idle"
        )

    def cell(self, index: int) -> Locator:
        return self.notebook.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')

    def edit(self, index: int) -> None:
        """Put the cursor into a cell, a rendered one too."""
        cell = self.cell(index)
        cell.scroll_into_view_if_needed()
        rendered = cell.locator(".jp-MarkdownOutput")
        if rendered.is_visible():
            rendered.dblclick()
        cell.locator(".cm-content").click(position={"x": 2, "y": 8})

    def write(self, index: int, text: str) -> None:
        """Put a text in place of what a cell holds."""
        self.edit(index)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def run(self, index: int) -> Locator:
        """Run a cell as Shift+Enter does and wait until it has run; its outputs."""
        self.edit(index)
        self.page.keyboard.press("Shift+Enter")
        expect(self.cell(index).locator(".jp-InputPrompt")).to_have_text(RAN)
        return self.cell(index).locator(".jp-OutputArea-output")

    def save(self) -> None:
        """Press Ctrl+S and wait until JupyterLab is done with it.

        That is when the checkpoint is made, after the file; until then it ignores another Ctrl+S.
        """
        page = self.page
        with page.expect_response(is_checkpoint) as checkpoint:
            with page.expect_response(is_saved) as answer:
                page.keyboard.press("ControlOrMeta+s")
            assert answer.value.ok
        checkpoint.value.finished()
        page.evaluate("() => new Promise((done) => setTimeout(done))")
