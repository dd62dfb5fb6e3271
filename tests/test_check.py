"""Each rule of `make check` refuses a source that breaks it, and says where."""

from pathlib import Path

import pytest
from conftest import HEADER

from coursework.check import RULES, check
from coursework.course import CourseError, Module, modules
from coursework.source import Source

RULE = {rule.__name__: rule for rule in RULES}

GOOD = (
    HEADER
    + '''# %% [markdown]
# # Title
#
# > One sentence.

# %% nbgrader={"grade": false, "grade_id": "imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| default_exp core.thing
#| export
import math


# %% nbgrader={"grade": false, "grade_id": "root-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def root(x):
    """The square root of x."""
    # TODO: return the root
    ### BEGIN SOLUTION
    return math.sqrt(x) if x >= 0 else math.nan
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-root", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
for value in (4, 9):
    assert root(value * value) == value, "not the root"
### BEGIN HIDDEN TESTS
for value in (5, 7):
    assert root(value * value) == value, "not the root"
### END HIDDEN TESTS
'''
)
ANSWER = """# %% [markdown] nbgrader={"grade": true, "grade_id": "answer", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Because.

"""

# What is replaced, by what, the rule that must speak, and words of its message.
# fmt: off
BROKEN = {
    "old schema": ('3, "solution": true', '2, "solution": true', "full_metadata", "schema_version"),
    "missing field": (', "task": false}\n#| export\ndef', "}\n#| export\ndef", "full_metadata", '"task"'),
    "missing points": ('"points": 2, ', "", "full_metadata", '"points"'),
    "points on a given cell": ('"locked": true, "schema', '"locked": true, "points": 1, "schema', "full_metadata", "does not belong"),
    "repeated id": ('"test-root"', '"imports"', "unique_ids", "grade_id"),
    "no region": ("    ### BEGIN SOLUTION\n", "", "marked_regions", "BEGIN SOLUTION"),
    "region in a given cell": ("import math\n", "### BEGIN SOLUTION\nimport math\n### END SOLUTION\n", "marked_regions", "not a solution cell"),
    "no Python left": ("    ### BEGIN SOLUTION\n", "  ### BEGIN SOLUTION\n", "marked_regions", "not Python"),
    "solution shown in prose": ("# > One sentence.\n", "# > One sentence.\n#\n# return math.sqrt(x) if x >= 0 else math.nan\n", "no_leak", "math.sqrt"),
    "hidden tests end in an expression": ("### END HIDDEN TESTS\n", "root(4)\n### END HIDDEN TESTS\n", "graded_cells_end_in_statement", "partial credit"),
    "no docstring": ('    """The square root of x."""\n', "", "documented", "root is exported"),
    "no points": ('"points": 2', '"points": 0', "fixed_points", "above 0"),
    "other points than the course's": ('"test-root", "locked": true, "points": 2', '"test-mse-loss", "locked": true, "points": 2', "fixed_points", "the course says 3"),
    "hidden tests not closed": ("### END HIDDEN TESTS\n", "", "hidden_tests_closed", "do not pair"),
    "hidden tests in a given cell": ("import math\n", "import math\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n", "hidden_tests_closed", "not graded"),
    "definition inside the region": ('def root(x):\n    """The square root of x."""\n    # TODO: return the root\n    ### BEGIN SOLUTION\n', '### BEGIN SOLUTION\ndef root(x):\n    """The square root of x."""\n', "stripped_keeps_contract", "loses root"),
    "docstring inside the region": ('    """The square root of x."""\n    # TODO: return the root\n    ### BEGIN SOLUTION\n', '    ### BEGIN SOLUTION\n    """The square root of x."""\n', "stripped_keeps_contract", "loses the docstring"),
    "export inside the region": ("#| export\ndef root(x):\n    \"\"\"The square root of x.\"\"\"\n    # TODO: return the root\n    ### BEGIN SOLUTION\n", "### BEGIN SOLUTION\n#| export\ndef root(x):\n    \"\"\"The square root of x.\"\"\"\n", "stripped_keeps_contract", "loses '#| export'"),
    "given cell not locked": ('"imports", "locked": true', '"imports", "locked": false', "given_cells_are_locked", "not locked"),
    "a check that students can change": ('root(value * value) == value, "not the root"\n### BEGIN', 'root_of(value * value) == value, "not the root"\n### BEGIN', "rests_on_solutions", "root_of"),
    "errors alone are expected": ("""for value in (4, 9):
    assert root(value * value) == value, "not the root"
### BEGIN HIDDEN TESTS
for value in (5, 7):
    assert root(value * value) == value, "not the root"
""", "check_raises(root, -1)\n### BEGIN HIDDEN TESTS\n", "refuses_and_accepts", "always fails"),
    "answer without its question": ("# %% nbgrader", ANSWER + "# %% nbgrader", "question_before_answer", "ask the question"),
}
# fmt: on


def source_of(text: str, folder: Path) -> Source:
    path = folder / "thing_dev.py"
    path.write_text(text, "utf-8")
    return Source.read(path)


def test_the_good_source_keeps_every_rule(tmp_path: Path) -> None:
    assert check(source_of(GOOD, tmp_path).path) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_rule_is_named(case: str, tmp_path: Path) -> None:
    old, new, rule, words = BROKEN[case]
    assert GOOD.count(old) >= 1
    source = source_of(GOOD.replace(old, new, 1), tmp_path)
    messages = [message for _, message in RULE[rule](source)]
    assert any(words in message for message in messages), messages


def test_a_problem_names_file_line_and_cell(tmp_path: Path) -> None:
    text = GOOD.replace('    """The square root of x."""\n', "")
    line = (
        text.splitlines().index(
            '# %% nbgrader={"grade": false, "grade_id": "root-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}'
        )
        + 1
    )
    problem = next(p for p in check(source_of(text, tmp_path).path) if "docstring" in p.message)
    assert str(problem).startswith(f"{tmp_path}/thing_dev.py:{line}: cell 'root-implementation': ")


def test_a_stored_output_is_refused(tmp_path: Path) -> None:
    source = source_of(GOOD, tmp_path)
    source.cells[1].node.execution_count = 1
    assert [message for _, message in RULE["no_output"](source)]


def test_every_rule_has_a_source_that_breaks_it() -> None:
    assert {rule for _, _, rule, _ in BROKEN.values()} | {"no_output"} == set(RULE)


def test_a_syntax_error_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    text = GOOD.replace("import math", "import math as")
    line = text.splitlines().index("import math as") + 1
    with pytest.raises(CourseError, match=rf"thing_dev.py:{line}: invalid syntax: import math as$"):
        source_of(text, tmp_path)


@pytest.mark.parametrize("each", modules(), ids=lambda each: each.assignment)
def test_the_sources_keep_every_rule(each: Module) -> None:
    assert [str(problem) for problem in check(each.source)] == []
