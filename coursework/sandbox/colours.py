"""The colours of tracebacks at less cost: what is derived anew for each traceback, always the same, is kept.

Without this it takes most of the time of showing an error.
"""

from functools import lru_cache
from typing import Any

import stack_data
from pygments.formatters.terminal256 import Terminal256Formatter
from pygments.lexers import PythonLexer


def keep() -> None:
    """Let the libraries that colour tracebacks keep what they derive from a style and a language."""
    stack_data.style_with_executing_node = lru_cache(8)(stack_data.style_with_executing_node)
    set_up = Terminal256Formatter._setup_styles
    known: dict[Any, dict[str, tuple[str, str]]] = {}

    def set_up_once(self: Any) -> None:
        key = (self.style, self.usebold, self.useunderline, self.useitalic)
        if key not in known:
            set_up(self)
            known[key] = self.style_string
        self.style_string = known[key]

    Terminal256Formatter._setup_styles = set_up_once
    PythonLexer()  # reads the rules of Python
    PythonLexer.__init_subclass__ = classmethod(inherit_rules)


def inherit_rules(kind: Any, /, **_: Any) -> None:
    """Spare a class that adds no rules from reading them again; each frame is coloured by a new one."""
    if kind.__base__ is PythonLexer and "tokens" not in vars(kind):
        kind._tokens = PythonLexer._tokens
