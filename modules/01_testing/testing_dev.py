# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Testing
#
# > Checks that compare what code gives with what is due, and say what went wrong.
#
# Every later module asks for code and then checks it. This one holds the checks. Nothing here earns points; the notebook answers three questions that come back all through the course: is this machine ready, how can a derivative be checked by someone who has not derived it, and what is a failing check trying to say? The code lands in `tinytorch.testing` and needs NumPy only.

# %% nbgrader={"grade": false, "grade_id": "testing-imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| default_exp testing
#| export
import copy
import linecache
import math
import re
import reprlib
import sys
import traceback
import warnings
from contextlib import redirect_stderr, suppress
from importlib.util import find_spec
from pathlib import Path

import numpy as np

# %% [markdown]
# ## Is this machine ready?
#
# `check_environment` prints the versions in use and complains about what costs learners hours: an old Python or NumPy, a missing matplotlib, and a file of one's own called `numpy.py` or `random.py`, which Python imports in place of the library.


# %% nbgrader={"grade": false, "grade_id": "testing-environment", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
def check_environment():
    """Print the versions of Python and NumPy; AssertionError with advice where they will not do.

    >>> check_environment()  # doctest: +ELLIPSIS
    Python 3..., NumPy ...
    """
    __tracebackhide__ = True
    print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}")
    names = sys.stdlib_module_names | {"numpy", "matplotlib"}
    hiding = sorted(path.name for path in Path.cwd().glob("*.py") if path.stem in names)
    is_fine = {
        "Python 3.11 or newer is needed: make the environment anew": sys.version_info >= (3, 11),
        "NumPy 2 is needed: pip install --upgrade numpy": int(np.__version__.split(".")[0]) >= 2,
        "matplotlib draws the plots: pip install matplotlib": find_spec("matplotlib"),
        f"{hiding} in this folder hides a library of that name: rename it": not hiding,
    }
    if problems := [advice for advice, fine in is_fine.items() if not fine]:
        raise AssertionError("\n".join(["this environment is not ready", *problems])) from None


# %%
check_environment()

# %% [markdown]
# ## What counts as a number, and as close
#
# A check must read results as plain numbers. An object whose `__eq__` always answers yes equals everything, so the reader asks `float`, `list` and `ndarray` themselves, whatever a subclass would say. Besides numbers, arrays and lists it takes anything that keeps an array in `.data`, as the `Tensor` of the next module does.
#
# Correct programs rarely agree to the last digit, since floating point rounds at every step: float32 carries about 7 digits, float64 about 16. The tolerances leave room for a few dozen roundings in the coarsest of the result and its inputs. Python's own floats count as float32 in inputs, because that is what a `Tensor` makes of them.


# %% nbgrader={"grade": false, "grade_id": "testing-reading", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
# Each type with its own way of reading a value of it, or of a subclass.
_READERS = {
    np.ndarray: lambda value: np.ndarray.view(value, np.ndarray),
    np.generic: np.generic.__array__,
    float: float.__float__,
    int: int.__int__,
    list: lambda value: [_as_array(each) for each in list.__iter__(value)],
    tuple: lambda value: [_as_array(each) for each in tuple.__iter__(value)],
}

# Bytes of a floating-point number: relative and absolute tolerance.
_TOLERANCES = {2: (1e-2, 1e-3), 4: (1e-5, 1e-6), 8: (1e-9, 1e-12)}


def _maybe_array(value):
    """A fresh array of the real numbers in `value`; None where it holds anything else."""
    if type(value) in (np.ndarray, float, int):  # most are: the long way is for their subclasses
        array = np.array(value)
        return array if array.dtype.kind in "biuf" else None
    with suppress(Exception):  # a property of a student's class may raise anything
        data = getattr(value, "data", None)
        value = data if issubclass(type(data), (np.ndarray, np.generic)) else value
        read = next(_READERS[base] for base in _READERS if issubclass(type(value), base))
        array = np.array(read(value))
        return array if array.dtype.kind in "biuf" else None


def _as_array(value):
    array = _maybe_array(value)
    if array is None:
        raise TypeError(f"neither a real number nor an array of them: {reprlib.repr(value)}")
    return array


def _float_size(value):
    """Bytes of each float in `value`: 4 for Python's own, 8 where it holds none."""
    array = _maybe_array(value)
    if array is None or array.dtype.kind != "f":
        return 8
    return 4 if type(value) in (float, list, tuple) else array.itemsize


def _tolerances(actual, inputs=(), dtype=None, rtol=None, atol=None):
    """Those given, else what suits the dtype demanded, else the coarsest of result and inputs."""
    sizes = map(_float_size, (actual, *inputs)) if dtype is None else [np.dtype(dtype).itemsize]
    relative, absolute = _TOLERANCES.get(min(sizes), _TOLERANCES[8])
    return relative if rtol is None else rtol, absolute if atol is None else atol


@np.errstate(all="ignore")
def _agree(actual, expected, rtol, atol):
    """Whether two arrays have one shape and close values; NaN is close to NaN."""
    if actual.shape != expected.shape:
        return False
    if not np.isfinite(expected).all():
        return np.allclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
    with np.errstate(all="ignore"):
        expected = expected.astype(np.float64)  # the difference of unsigned integers would wrap
        return bool((np.abs(actual - expected) <= atol + rtol * np.abs(expected)).all())


# %% [markdown]
# ## A derivative, checked without deriving it
#
# Nudge one number of the input up by h and down by h, and divide the change of the function by 2h: this *central difference* is close to the derivative. Taylor's formula says how close. The even terms cancel, so the error falls with the square of h. But the two function values agree in more and more digits as h shrinks, and what is left of their difference is mostly rounding: about 1e-16 divided by h.


# %% nbgrader={"grade": false, "grade_id": "testing-numerical-gradient", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
def numerical_gradient(function, x, step=None):
    """The gradient of a scalar function at `x`, by central differences in float64.

    Each component is (f(x + h) - f(x - h)) / 2h, with h = cbrt(eps) * max(1, |component|) unless
    `step` gives it (Numerical Recipes, 3rd edition, section 5.7). `function` takes a float64 array
    of x's shape and returns one number; the result is a float64 array of x's shape.

    >>> numerical_gradient(lambda x: (x**2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    x = _as_array(x).astype(np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        h = np.cbrt(np.finfo(np.float64).eps) * max(1.0, abs(x[index])) if step is None else step
        above, below = x.copy(), x.copy()
        above[index] += h
        below[index] -= h
        rise = _as_array(function(above)).item() - _as_array(function(below)).item()
        gradient[index] = rise / (above[index] - below[index])
    return gradient


# %% [markdown]
# **Predict**, before you run the plot: for exp at 1, which h between 0.1 and 1e-14 gives the best central difference, and how many digits are right there? As a help: near the best step the two errors, h squared and 1e-16 / h, are equal.
#
# The second curve is the *forward* difference, which compares f(x + h) with f(x) itself: where will it lie?

# %%
import matplotlib.pyplot as plt

steps = np.geomspace(1e-14, 0.1, 40)
slopes = {
    "central": np.array([numerical_gradient(np.exp, 1.0, step) for step in steps]),
    "forward": (np.exp(1 + steps) - np.e) / steps,
}
figure, axes = plt.subplots(figsize=(6, 3.5))
for name, slope in slopes.items():
    axes.loglog(steps, np.abs(slope / np.e - 1), "o-", label=f"{name} difference")
axes.axvline(np.cbrt(np.finfo(float).eps), color="gray", linestyle=":", label="cube root of eps")
axes.set(xlabel="step h", ylabel="relative error of the slope", title="exp at 1")
axes.legend()
plt.show()

# %% [markdown]
# Two regimes meet. From the right the central curve falls two decades for each decade of h, until rounding takes over and it climbs again. The best step lies near the cube root of 2.2e-16, which is 6e-6, and gives ten digits or a little more: smaller is *not* better. A forward difference falls only one decade at a time, meets rounding near 1e-8, and stops at about 8 digits. In float32 the same argument leaves 4 or 5, too few to tell a right gradient from one that is slightly wrong; so gradients are checked in float64 even where networks run in float32.
#
# An exercise that may be skipped: a third curve, (8 f(x + h) - 8 f(x - h) - f(x + 2h) + f(x - 2h)) / 12h, whose error falls with the fourth power of h. Predict where its best step lies, then add it to `slopes`.
#
# ## Naming the mistake
#
# "Expected 1, got 2" says that something is wrong. "2 times too large, and there are 2 elements" says where to look. A message therefore repeats the call, shows what came out beside what was due, and compares the numbers with tables of the marks that common mistakes leave. A test whose author foresaw a mistake names it as a *suspect*, with the number that it gives; a suspect that fits is believed before any pattern.


# %% nbgrader={"grade": false, "grade_id": "testing-messages", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
def _alike(actual, wrong, digits=1e-4):
    """Whether two arrays agree in shape and to four digits: enough to know a mistake by."""
    scale = np.max(np.abs(wrong), initial=0.0, where=np.isfinite(wrong))
    return _agree(actual, wrong, digits, digits / 100 * scale)


def _is(actual, wrong, expected):
    """Whether a mistake explains the result, and makes a difference on these numbers."""
    return _alike(actual, wrong) and not _alike(wrong, expected)


def _flat(array):
    """Whether all numbers are the same."""
    return _alike(array, np.full_like(array, array.flat[0]))


# What a result `a` looks like where `e`, of the same shape, is expected.
_VALUES = {
    "right to the 7 digits of float32 only": lambda a, e: _alike(a, e, 1e-6),
    "close, not equal: an epsilon or a clip?": lambda a, e: _alike(a, e, 1e-3) > _alike(a, e, 1e-6),
    "nothing but zeros: is the result ever filled in?": lambda a, e: not a.any() and e.any(),
    "the sign is reversed": lambda a, e: _is(a, -e, e),
    "the right numbers, transposed": lambda a, e: _is(a, e.T, e),
    "the square of what is due": lambda a, e: _is(a, e**2, e),
    "the square root of what is due: a square forgotten?": lambda a, e: _is(a, abs(e) ** 0.5, e),
    "the signs are lost: an absolute value?": lambda a, e: _is(a, abs(e), e),
    "a probability in place of its -log": lambda a, e: _is(a, np.exp(-e), e),
    "the order is wrong": lambda a, e: _alike(np.sort(a, None), np.sort(e, None)) > _alike(a, e),
    "the same number everywhere": lambda a, e: a.any() and _flat(a) and not _flat(e),
    "off by the same number everywhere": lambda a, e: _flat(a - e) and not _flat(e),
    "finite where NaN or infinity is due": lambda a, e: np.isfinite(a).all() > np.isfinite(e).all(),
}

# What a result of the wrong shape looks like; the first that fits is named.
_SHAPES = {
    "the right numbers, transposed": lambda a, e: _alike(a.T, e),
    "right numbers in another shape: keepdims?": lambda a, e: _alike(a.ravel(), e.ravel()),
    "not reduced: its mean is what is due": lambda a, e: a.size > e.size and _alike(a.mean(), e),
    "not reduced: more numbers than are due": lambda a, e: a.size > e.size,
    "one number where many are due: summed or averaged?": lambda a, e: a.size == 1 < e.size,
}

# What the inputs show of the origin of NaN or infinity, where no warning tells.
_ORIGINS = {
    "an input holds NaN or infinity": lambda x: ~np.isfinite(x),
    "exp of large inputs overflows, above 709 (float32: 88)": lambda x: x > 88,
    "exp(-1000) is 0, and the logarithm of 0 is minus infinity": lambda x: x < -88,
    "an input holds 0, and the logarithm of 0 is minus infinity": lambda x: x == 0,
}


def _counts(arrays):
    """What a mean may divide by: {2: "the batch size", 6: "the number of elements"}."""
    counts = {}
    for shape in (array.shape for array in arrays):
        counts.setdefault(math.prod(shape), {})["the number of elements"] = True
        if len(shape) > 1:
            counts.setdefault(shape[0], {})["the batch size"] = True
            counts.setdefault(shape[-1], {})["the number of classes or columns"] = True
    return {number: " and ".join(names) for number, names in counts.items() if number > 1}


def _factors(arrays):
    """Pairs of a factor and the mistake that multiplies by it."""
    counts = _counts(arrays)
    for number, name in counts.items():
        yield number, f"not divided by {number}, {name}: a sum where a mean is due?"
        yield 1 / number, f"divided by {number}, {name}, once too often?"
    yield 2, "a factor 2 too many, or 1/2 forgotten?"
    yield 1 / 2, "a factor 2 forgotten, or 1/2 too many?"
    for factor in (math.log(2), 1 / math.log(2)):
        yield factor, "a logarithm to base 2?"


def _factor(a, e, arrays):
    """A constant factor in words; a single number has one always, and only a named one counts."""
    k = float(np.vdot(a, e) / np.vdot(e, e)) if e.any() else 1.0
    if not k or math.isclose(abs(k), 1, rel_tol=1e-3) or not _alike(a, k * e):
        return []
    known = _factors(arrays or [e])
    named = [why for factor, why in known if math.isclose(abs(k), factor, rel_tol=1e-4)]
    if not named and np.count_nonzero(e) > 1:
        named = ["a constant factor"]
    size = f"{abs(k):.4g} times too large" if abs(k) > 1 else f"{1 / abs(k):.4g} times too small"
    sign = "the sign is reversed, and the result is " if k < 0 else ""
    return [f"{sign}{size}: {' or '.join(named)}"] if named else []


def _broadcast(a, e, arrays):
    """Inputs whose shapes only broadcast, where the result has the shape that this gives."""
    shapes = dict.fromkeys([array.shape for array in arrays] or [(e.size,), (e.size, 1)])
    with suppress(ValueError):
        met = np.broadcast_shapes(*shapes)
        if met not in shapes and (a.shape == met != e.shape or a.shape == e.shape == ()):
            return [f"an unintended broadcast: {' against '.join(map(str, shapes))} gives {met}"]
    return []


@np.errstate(all="ignore")
def _patterns(a, e, arrays, warned):
    """What the numbers say of the mistake, the likeliest first."""
    if a.shape != e.shape:
        found = _broadcast(a, e, arrays) + [why for why, fits in _SHAPES.items() if fits(a, e)]
        by_value = not found and a.size == e.size
        return _patterns(a.reshape(e.shape), e, arrays, warned) if by_value else found[:1]
    if np.isfinite(e).all() and not np.isfinite(a).all():
        origins = [why for why, fits in _ORIGINS.items() if any(fits(x).any() for x in arrays)]
        return ["; ".join(["NaN or infinity where a number is due", *warned, *origins[:1]])]
    found = [why for why, fits in _VALUES.items() if fits(a, e)] + _factor(a, e, arrays)
    return found or _broadcast(a, e, arrays)


def _numbers(array, digits=6):
    """The numbers of an array as text; a large one is shortened and says its shape and dtype."""
    style = {"float_kind": lambda x: repr(float(f"{x:.{digits}g}"))}
    text = np.array2string(array, separator=", ", threshold=16, edgeitems=1, formatter=style)
    is_small = 0 < array.size <= 16 or array.shape == (0,)
    return " ".join(text.split()) + ("" if is_small else f" of shape {array.shape}, {array.dtype}")


def _show(value):
    """An input or a result, shortened, with the class that it comes in."""
    array = _maybe_array(value)
    if array is None or type(value) is bool:
        return reprlib.repr(value)
    if isinstance(value, tuple(_READERS)) and not isinstance(value, np.ndarray):
        return _numbers(array)
    return f"{type(value).__name__.removeprefix('nd')}({_numbers(array)})"


def _call_text(function, inputs):
    """The call as one would type it: `mean([1.0, 2.0])`, `Loss()(...)`, `Loss().gradient(...)`."""
    owner = getattr(function, "__self__", math)
    name = getattr(function, "__name__", f"{function.__class__.__name__}()")
    prefix = "" if isinstance(owner, type(math)) else f"{owner.__class__.__name__}()."
    return f"{prefix}{name.replace('<lambda>', 'function')}({', '.join(map(_show, inputs))})"


def _fail(headline, *likely, **facts):
    """Raise AssertionError: a headline, named facts, and what was probably done instead."""
    __tracebackhide__ = True
    lines = [f"  {name + ':':<9} {text}" for name, text in facts.items() if text]
    lines += [f"{'or' if number else 'likely'}: {cause}" for number, cause in enumerate(likely)]
    error = AssertionError("\n".join([headline, *lines]))
    # A notebook shows the message alone: the frames above it are the checks' own.
    error._render_traceback_ = lambda: [f"AssertionError: {error}"]
    raise error from None


@np.errstate(all="ignore")
def _comparison(actual, expected, rtol, atol):
    """Expected and actual in as many digits as tell them apart, and how far apart they are."""
    both = {"expected": expected, "actual": actual}
    if actual.shape != expected.shape:
        return {name: f"{_numbers(array)}, shape {array.shape}" for name, array in both.items()}
    digits = next((n for n in (6, 9) if _numbers(actual, n) != _numbers(expected, n)), 17)
    wrong = ~np.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
    gap = np.nan_to_num(np.abs(np.subtract(actual, expected, dtype=float)), nan=np.inf)
    worst = np.unravel_index(np.argmax(np.where(wrong, gap, -1)), gap.shape)
    off_by = _numbers(gap[worst], 3) if np.isfinite(gap[worst]) else ""
    if gap.size > 1:
        place = f"[{', '.join(map(str, worst))}]"
        values = f"{_numbers(actual[worst], digits)}, not {_numbers(expected[worst], digits)}"
        off_by = f"{wrong.sum()} of {gap.size} numbers are wrong; most at {place}: {values}"
    return {name: _numbers(array, digits) for name, array in both.items()} | {"off by": off_by}


_LIBRARIES = (str(Path(traceback.__file__).parent), str(Path(np.__file__).parents[1]), "<frozen")


def _where(error):
    """The last two lines outside of libraries and checks that were at work in an error."""
    hidden = (*_LIBRARIES, _where.__code__.co_filename, numerical_gradient.__code__.co_filename)
    seen = traceback.walk_tb(error.__traceback__)
    seen = [(frame, line) for frame, line in seen if "__tracebackhide__" not in frame.f_locals]
    frames = traceback.StackSummary.extract(seen)
    frames = [frame for frame in frames if not frame.filename.startswith(hidden)]
    return ", then ".join(f"line {f.lineno} of {f.name}: {f.line[:80]}" for f in frames[-2:])


def _bits(value):
    """What tells whether an input has changed."""
    array = _maybe_array(value)
    return array is not None and (array.shape, array.tobytes())


# What the text of an error says of its cause; the first that fits is named.
_CAUSES = {
    "cannot reshape": "a shape is assumed that only some inputs have",
    "axis .* is out of bounds": "an axis that the input does not have: it may have fewer dimensions",
    "broadcast|mismatch|not aligned": "shapes that do not line up: keepdims, or labels as a table?",
    "index|indices": "labels in another form than the code expects: indices, one-hot, or a number?",
    "has no attribute": "something is used before it is made, or is of another class",
    "is not defined": "a name that was never made, or was misspelt",
}


class _Call:
    """A call of code that may do anything: made on copies, its exception and warnings caught.

    As text it is what one would type, or the `text` given; most calls succeed, and need none.
    """

    def __init__(self, function, inputs, text=""):
        self.given = text, function, inputs
        self.inputs, self.result, self.error = copy.deepcopy(inputs), None, None
        with warnings.catch_warnings(record=True) as caught, redirect_stderr(sys.stdout):
            warnings.simplefilter("always")
            try:
                self.result = function(*self.inputs)
            except (Exception, SystemExit) as error:
                self.error = error
        self.warned = {str(warning.message): warning for warning in caught}
        for message, warning in () if text else self.warned.items():  # told once, not at repeats
            code = linecache.getline(warning.filename, warning.lineno).strip()
            print(f"advice: {message}, line {warning.lineno}: {code[:80]}")

    def __str__(self):
        text, function, inputs = self.given
        return str(text) or _call_text(function, inputs)

    def fail_by_error(self, **facts):
        __tracebackhide__ = True
        says = " ".join("".join(traceback.format_exception_only(self.error)).split())[:300]
        unwritten = isinstance(self.error, NotImplementedError)
        says = "not written yet" if unwritten else f"raises {says}"
        _fail(f"{self}: {says}", *self._cause(facts), where=_where(self.error), **facts)

    def _cause(self, facts):
        """What an error that was not due tells of the mistake."""
        said = str(self.error)
        if isinstance(self.error, NotImplementedError):
            return []
        if "expected" in facts:
            return ["it is refused, as it must be, but with another class of error than is due"]
        found = [why for words, why in _CAUSES.items() if re.search(words, said)]
        if not found and re.search(r": (raise|assert)\b", _where(self.error)):
            found = ["an input that is allowed is refused: is a check too strict, or given the wrong argument?"]
        return found[:1]

    def array(self):
        """The result, which must be numbers."""
        __tracebackhide__ = True
        if self.error is not None:
            self.fail_by_error()
        if self.result is None:
            _fail(f"{self}: gives None", "is the result returned, or only printed or stored?")
        array = _maybe_array(self.result)
        if array is None:
            headline = f"{self}: gives a {type(self.result).__name__}, not numbers"
            _fail(headline, actual=_show(self.result))
        return array

    def check_manners(self, inputs, returns=None, dtype=None):
        """Refuse another class or dtype than demanded, and an input that the call has changed."""
        __tracebackhide__ = True
        kind, found = type(self.result).__name__, self.array().dtype.name
        if returns is not None and not isinstance(self.result, returns):
            cause = f"a plain {kind} in place of a {returns.__name__}"
            _fail(f"{self}: wrong class", cause, actual=_show(self.result))
        if dtype is not None and found != np.dtype(dtype).name:
            cause = f"{found} numbers join in, or the result is converted on the way"
            _fail(f"{self}: wrong dtype", cause, expected=np.dtype(dtype).name, actual=found)
        for number, (old, new) in enumerate(zip(inputs, self.inputs, strict=True), 1):
            if _bits(old) != _bits(new):
                cause = "an operation in place (+=, out=, sort(), an assignment) on an argument"
                headline = f"{self}: changes its input number {number}"
                _fail(headline, cause, before=_show(old), after=_show(new))


# %% nbgrader={"grade": false, "grade_id": "testing-checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
def _judge(actual, expected, text, inputs, suspects, warned=(), hints=(), facts=None, **limits):
    """Raise AssertionError, explained as well as can be, unless the arrays are close."""
    __tracebackhide__ = True
    expected = _as_array(expected)
    rtol, atol = _tolerances(actual, inputs, **limits)
    suspects = {why: _as_array(wrong) for why, wrong in (suspects or {}).items()}
    if right := [why for why, wrong in suspects.items() if _agree(wrong, expected, 1e-9, 1e-12)]:
        raise ValueError(f"on these inputs the suspects {right} give what is expected")
    if _agree(actual, expected, rtol, atol):
        return
    a, e = actual.astype(float), expected.astype(float)
    arrays = [array for array in map(_maybe_array, inputs) if array is not None]
    named = [w for w in suspects if _agree(actual, suspects[w], max(10 * rtol, 1e-6), 10 * atol)]
    hinted = [] if named else [why for why, wrong in hints if _alike(a, wrong)]
    likely = named or (hinted + _patterns(a, e, arrays, warned))[:3]
    headline = f"{text}: wrong {'value' if a.shape == e.shape else 'shape'}"
    _fail(headline, *likely, **(facts or {}), **_comparison(actual, expected, rtol, atol))


def assert_close(
    actual, expected, *, rtol=None, atol=None, label="the result", inputs=(), suspects=None
):
    """Raise AssertionError, with an explanation, unless `actual` is close to `expected`.

    Close means one shape and |actual - expected| <= atol + rtol * |expected|. The tolerances
    default to (1e-5, 1e-6) where the result or an input is float32, else to (1e-9, 1e-12). `label`
    names what came of `inputs`; `suspects` maps a mistake, in words, to the value that it gives.

    >>> assert_close(6.0, 2.0, label="the mean", inputs=[[1.0, 2.0, 3.0]])
    Traceback (most recent call last):
    AssertionError: the mean: wrong value
      inputs:   [1.0, 2.0, 3.0]
      expected: 2.0
      actual:   6.0
      off by:   4.0
    likely: 3 times too large: not divided by 3, the number of elements: a sum where a mean is due?
    """
    __tracebackhide__ = True
    array = _Call(lambda: actual, (), label).array()
    facts = {"inputs": ", ".join(map(_show, inputs))}
    _judge(array, expected, label, inputs, suspects, facts=facts, rtol=rtol, atol=atol)


def check_value(
    function,
    *inputs,
    expected,
    returns=None,
    dtype=None,
    rtol=None,
    atol=None,
    suspects=None,
    repeat=True,
):
    """Check `function(*inputs)` as `assert_close` does, and that it behaves.

    The result must be of class `returns` and of dtype `dtype` where they are given, and the same
    when the call is made again, unless `repeat` is false: among many cases the next one tells as
    much. The inputs must stay as they were. Warnings are printed as advice.

    >>> check_value(np.mean, [1.0, 2.0], expected=1.5)
    """
    __tracebackhide__ = True
    call = _Call(function, inputs)
    first, limits = call.array(), {"rtol": rtol, "atol": atol, "dtype": dtype, "inputs": inputs}
    _judge(first, expected, call, suspects=suspects, warned=call.warned, **limits)
    call.check_manners(inputs, returns, dtype)
    again = _Call(function, inputs, call).array() if repeat else first
    if not _agree(again, first, *_tolerances(first, **limits)):
        cause = "something is kept between calls (in self, a global, a default), or drawn at random"
        headline = f"{call}: another result when called again"
        _fail(headline, cause, first=_numbers(first), then=_numbers(again))


def _like(value, array):
    """The array in the class of an input: as it is, or as a Tensor."""
    return array if isinstance(value, tuple(_READERS)) else type(value)(array)


def _slope(function, inputs, argument, step=None):
    """Central differences of function(*inputs) in one argument."""
    __tracebackhide__ = True

    def along(x):
        changed = copy.deepcopy(inputs)
        changed[argument] = _like(changed[argument], x)
        return function(*changed)

    text, point = _call_text(function, inputs), inputs[argument]
    call = _Call(lambda x: numerical_gradient(along, x, step), (point,), text)
    if not np.isfinite(call.array()).all():
        _fail(f"{call}: NaN or infinity near these inputs, where its gradient is checked")
    return call.array()


def _other_slopes(function, inputs, argument):
    """The gradients in the other float inputs, each after its name."""
    for other, value in enumerate(inputs):
        if other != argument and "float" in str(getattr(value, "dtype", "")):
            with suppress(AssertionError):
                name = f"the gradient in input number {other + 1}, not {argument + 1}"
                yield name, _slope(function, inputs, other)


def check_gradient(function, gradient, *inputs, argument=0, rtol=1e-5, atol=1e-7, suspects=None):
    """Check `gradient(*inputs)` against central differences of `function(*inputs)`, in float64.

    The differences are taken in `inputs[argument]`; float inputs are converted to float64,
    integers stay integers. Where `function` computes in float32 all the same, its differences are
    too rough for the tolerances, and 2e-3 and 2e-4 stand in.

    >>> check_gradient(lambda x: np.sum(np.square(x)), lambda x: 2 * x, [1.0, 2.0])
    """
    __tracebackhide__ = True
    exact = list(inputs)
    for i, array in enumerate(map(_maybe_array, inputs)):
        if i == argument or (array is not None and array.dtype.kind == "f"):
            exact[i] = _like(inputs[i], array.astype(float))
    call = _Call(gradient, exact)
    actual, name = call.array(), _call_text(function, ())[:-2]
    is_rough = _float_size(_Call(function, exact, _call_text(function, exact)).array()) < 8
    limits = {"rtol": max(rtol, is_rough * 2e-3), "atol": max(atol, is_rough * 2e-4)}
    slope = _slope(function, exact, argument, 5e-3 if is_rough else None)
    hints = _other_slopes(function, exact, argument)
    facts = {"against": f"central differences of {name}, input number {argument + 1}"}
    _judge(actual, slope, call, exact, suspects, call.warned, hints, facts, **limits)
    call.check_manners(exact)


def check_raises(function, *inputs, error=ValueError, mentions=(), because=""):
    """Check that `function(*inputs)` raises `error` with a message that names each of `mentions`.

    `error` is a class or a tuple of them; NotImplementedError and AssertionError count only where
    they are given themselves. `because` says why the inputs must be refused.

    >>> check_raises(math.sqrt, -1.0, because="-1 has no real root")
    """
    __tracebackhide__ = True
    call = _Call(function, inputs)
    kinds = error if isinstance(error, tuple) else (error,)
    due = " or ".join(kind.__name__ for kind in kinds) + (f", because {because}" if because else "")
    if call.error is None:
        cause = "the input is not looked at, or the condition does not catch it"
        _fail(f"{call}: is not refused", cause, expected=due, actual=_show(call.result))
    never = tuple({NotImplementedError, AssertionError} - set(kinds))
    if not isinstance(call.error, kinds) or isinstance(call.error, never):
        call.fail_by_error(expected=due)
    words = map(str, [mentions] if isinstance(mentions, str) else mentions)
    said = str(call.error)
    missing = [w for w in words if not re.search(rf"(?<![\d.]){re.escape(w)}(?!\d)", said, re.I)]
    if missing:
        cause = f"a helpful error would name {' and '.join(missing)}"
        _fail(f"{call}: the error says too little", cause, expected=due, actual=said)


# %% [markdown]
# ## Reading a failing check
#
# The last lines of a failure are the message; what stands above it is only the road there. Below, four attempts at the mean of squares go wrong. **Predict** each number before running the cell. Then read: does the `likely:` line name what you see in the code?


# %%
attempts = {
    "a sum": lambda x: np.sum(np.square(x)),
    "not reduced": lambda x: np.square(x),
    "in place": lambda x: np.mean(np.square(x, out=x)),
    "nothing": lambda x: print("the mean is", np.mean(np.square(x))),
}
for name, attempt in attempts.items():
    try:
        check_value(attempt, np.array([1.0, 2.0, 4.0]), expected=7.0)
    except AssertionError as failure:
        print(f"{name}\n{failure}\n")

# %% [markdown]
# The pattern is a guess from the numbers, which cannot see the code: 2 may be the batch size and a factor 2 at once, and then both are offered. `expected` and `actual` are facts. When a guess does not fit, make the call that the message shows in a cell of your own, on the smallest input that still fails.
