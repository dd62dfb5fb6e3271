"""nbgrader, called from Python: one start-up for many steps, and errors as sentences."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config, PyFileConfigLoader

from coursework.course import ROOT, CourseError

ERROR_LINE = re.compile(r"^[\w.]*(?:Error|Exception|Timeout|Warning)\b:? ?")


def configuration(course: Path | None = None) -> Config:
    """What nbgrader_config.py says; for the course in another folder where one is given."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    if course:
        config.CourseDirectory.root = str(course)
    return config


def connect(course: Path) -> NbGraderAPI:
    """nbgrader's API on the course in that folder, which is made where it does not exist."""
    course.mkdir(parents=True, exist_ok=True)
    return NbGraderAPI(config=configuration(course))


def run(step: Callable[..., dict[str, Any]], *arguments: Any, **options: Any) -> str:
    """Run one step of nbgrader's API; its log, or a `CourseError` with the log's last error."""
    before = os.getcwd()
    try:
        result = step(*arguments, **options)
    finally:
        os.chdir(before)  # nbgrader's converters change it
    log = str(result.get("log") or "")
    if not result["success"]:
        reason = last_error(log) or last_error(str(result.get("error")))
        raise CourseError(reason or f"nbgrader failed and named no error: {log.strip()[-200:]}")
    return log


def last_error(log: str) -> str:
    """The last line of a log or a traceback that names an error, without nbgrader's wrapping."""
    lines = [line.strip().rpartition("common.")[2] for line in log.splitlines()]
    errors = [line for line in lines if ERROR_LINE.match(line) and "NbGraderException" not in line]
    return errors[-1] if errors else ""
