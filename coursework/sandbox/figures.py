"""Figures where nobody looks at them: not drawn, and mostly made before a notebook asks for one.

Making axes takes matplotlib a third to a half of the time of a cell that plots, where nothing is drawn.
What is made here before the fork differs in nothing from what the notebook would have made itself.
"""

import functools
from typing import Any

import matplotlib
from matplotlib import pyplot
from matplotlib.figure import Figure
from matplotlib_inline.config import InlineBackend

SPARES = {(1, 1, False): 4, (1, 2, False): 4, (1, 2, True): 1, (2, 2, False): 1}
"""How many figures are made ahead, by rows, columns, and whether all share their y axis."""
LAYOUTS = {"constrained", "tight", "compressed"}
Made = tuple[Figure, Any]


def leave_out(shell: Any) -> None:
    """Show a figure's size in words from now on."""
    InlineBackend.instance(parent=shell).figure_formats = set()
    # What a failed cell leaves open is not drawn either.
    pyplot.draw_all = lambda force=False: None


def make_ahead() -> None:
    """Have `pyplot.subplots` hand out figures that are made now."""
    pyplot.close(pyplot.figure())  # what pyplot settles at its first figure is then settled
    settings = matplotlib.rcParams.copy()
    spares = {form: [_figure(*form) for _ in range(count)] for form, count in SPARES.items()}
    make = pyplot.subplots

    @functools.wraps(make)
    def subplots(*shape: Any, **options: Any) -> Made:
        left = None
        if is_plain(shape, options):
            rows, columns, *_ = *shape, 1, 1
            left = spares.get((rows, columns, options.get("sharey", False)))
        if not left or matplotlib.rcParams != settings:
            return make(*shape, **options)
        figure, axes = left.pop()
        if "figsize" in options:
            figure.set_size_inches(options["figsize"])
        if "layout" in options:
            figure.set_layout_engine(options["layout"])
        pyplot.figure(FigureClass=lambda **_: figure)  # type: ignore[arg-type]
        return figure, axes

    pyplot.subplots = subplots


def _figure(rows: int, columns: int, sharey: bool) -> Made:
    figure = Figure()
    return figure, figure.subplots(rows, columns, sharey=sharey)


def is_plain(shape: tuple[Any, ...], options: dict[str, Any]) -> bool:
    """Whether a figure made ahead will do; what else pyplot takes, or refuses, is for pyplot."""
    size, layout = options.get("figsize", (1, 1)), options.get("layout", "tight")
    return (
        len(shape) <= 2
        and all(type(count) is int for count in shape)
        and options.keys() <= {"figsize", "layout", "sharey"}
        and type(options.get("sharey", False)) is bool
        and type(size) in (tuple, list)
        and len(size) == 2
        and all(type(each) in (int, float) and 0 < each < 1000 for each in size)
        and type(layout) is str
        and layout in LAYOUTS
    )
