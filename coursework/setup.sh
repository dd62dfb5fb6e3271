#!/bin/sh
# Make the virtual environment; every failure is one sentence that says what to do.
set -eu
UV_VERSION=0.13.9

fail() { echo "error: $1" >&2; exit 1; }

command -v "$PYTHON" >/dev/null || fail "$PYTHON is not installed: run 'sudo apt-get install python3 python3-venv', or 'make PYTHON=/path/to/python3.11'"
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || fail "$("$PYTHON" --version) is too old: the course needs Python 3.11 or newer ('make PYTHON=/path/to/python3.11')"
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null \
  || fail "Python's venv module is missing: run 'sudo apt-get install python3-venv' and try again"
[ -w . ] || fail "$(pwd) is read-only: clone the course into a directory that you can write to"

echo "Making $VENV with the versions of requirements.lock (about 150 packages; a minute or two) ..."
[ -x "$VENV/bin/python" ] && "$VENV/bin/python" -c 'import pip' 2>/dev/null || "$PYTHON" -m venv --clear "$VENV"

# uv installs in seconds what takes pip minutes; pip does it where uv cannot be had.
if "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" \
   && "$VENV/bin/uv" pip install --quiet --python "$VENV/bin/python" --compile-bytecode -r requirements.lock; then :
else
  "$VENV/bin/python" -m pip install --disable-pip-version-check -r requirements.lock \
    || fail "the packages could not be installed: is there a network, or a proxy to be set? 'make setup' goes on from here"
fi

# nbdev's own command, in this course, gives the package that `make package` gives.
printf '#!%s/bin/python\nimport sys\nsys.path.insert(0, "%s")\nfrom coursework.nbdev_command import main\nsys.exit(main())\n' \
  "$(cd "$VENV" && pwd)" "$(pwd)" > "$VENV/bin/nbdev_export"
touch "$VENV/ready"
