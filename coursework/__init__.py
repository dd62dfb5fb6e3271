"""The tooling of the course: from module sources to notebooks, package, release and grades."""

import sys

# With this package at hand jsonschema compiles a grammar of URIs when it is imported, for 1.5 seconds at
# every start, to check a format that no notebook uses. Without it, it leaves that check out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
