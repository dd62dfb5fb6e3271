"""How cells are read and compiled: as a kernel does it, at less cost."""

import ast
import inspect
import os
import re
import zlib
from types import CodeType
from typing import Any

from ipykernel.compiler import XCachingCompiler
from IPython.core.inputtransformer2 import TransformerManager


class Compiler(XCachingCompiler):
    """Cells compile under names like a kernel's; the kernel's own hash of them takes milliseconds.

    Cells that were prepared before the fork are not compiled again where a notebook holds them unchanged.
    """

    number = os.getpid()

    def __init__(self) -> None:
        super().__init__()
        self.trees: dict[tuple[str, int], ast.Module] = {}
        self.codes: dict[tuple[int, str, str, int], CodeType] = {}

    def prepare(self, raw_code: str, code: str) -> None:
        """Compile a cell as IPython will: statement by statement, the last one to be shown."""
        tree = self.ast_parse(code)
        self.trees[code, self.flags] = tree  # which keeps its nodes' ids their own
        name = self.get_code_name(raw_code, code, 0)
        for node in tree.body:
            shown = node is tree.body[-1] and isinstance(node, ast.Expr)
            part = ast.Interactive([node]) if shown else ast.Module([node], [])
            mode = "single" if shown else "exec"
            with self.extra_flags(ast.PyCF_ALLOW_TOP_LEVEL_AWAIT):
                self.codes[id(node), name, mode, self.flags] = self(part, name, mode)

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> Any:
        return self.trees.get((source, self.flags)) or super().ast_parse(source, filename, symbol)

    def __call__(self, source: Any, filename: str, symbol: str, **how: Any) -> Any:
        for node in getattr(source, "body", ())[:1]:
            if known := self.codes.get((id(node), filename, symbol, self.flags)):
                return known
        return super().__call__(source, filename, symbol, **how)

    def get_code_name(self, raw_code: str, code: str, number: int) -> str:
        name = f"/tmp/ipykernel_{self.number}/{zlib.crc32(raw_code.encode('utf-8', 'replace'))}.py"
        inspect.modulesbyfile[name] = (
            "__main__"  # else each traceback looks through every module for it
        )
        return name


class Transformer(TransformerManager):
    """IPython's reading of magics; most cells hold none, and finding that out by tokens is slow."""

    SIGNS = re.compile(r"^\s*[%!?,;/]|=\s*[%!]|\?\s*(#.*)?$", re.M)

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        return super().do_token_transforms(lines) if self.SIGNS.search("".join(lines)) else lines
