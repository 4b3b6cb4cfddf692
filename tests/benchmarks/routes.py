#!/usr/bin/env python3
"""Measure how long routes take: `.venv/bin/python tests/benchmarks/routes.py [CONTENT]`.

Each question is asked in turns with a search for a word in the same content, and stands beside it as a ratio, because
times drift with the machine. Without CONTENT it is the bundled one, if that has routes; besides, made-up content of 75
and of 2 000 projects. Not a test: nothing fails.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "support")]

from bakery import baker, drives, hands, runs, village  # noqa: E402  the path is set above
from gpueco_tui.loading.load import load  # noqa: E402
from gpueco_tui.model import Api, Form, RouteVocabulary  # noqa: E402
from gpueco_tui.search.index import Index  # noqa: E402
from gpueco_tui.search.route_around import around  # noqa: E402
from gpueco_tui.search.routes import Question, Routes  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from gpueco_tui.model import Ecosystem, Project

TURNS = 15
MEALS = ("loaf", "cake", "flatbread", "porridge")
CROPS = ("winter wheat", "rye", "maize", "potatoes")


def main(paths: list[str]) -> int:
    """Measure the content at `paths`, or the bundled one, and made-up content."""
    for path in paths or [""]:
        there = load(path) if path else load()
        if there.routes is None:
            say(f"{path or 'the bundled content'} has no routes")
        else:
            measure(Path(path).name or "bundled", there, "median <= 5 ms")
    measure("made up", made_up(75, 25), "median <= 5 ms")
    measure("made up", made_up(2000, 200), "< 500 ms")
    return 0


def made_up(projects: int, forms: int) -> Ecosystem:
    """Return so many projects that hand on so many forms: a third begin, a third go on, a third end."""
    dice = random.Random(1)  # noqa: S311  the same content at every run
    names = [f"form {number}" for number in range(forms)]
    apis = tuple(Api(f"oven {number}", reaches=tuple(dice.sample(MEALS, 2))) for number in range(8))

    def some(values: tuple[str, ...] | list[str], most: int) -> str:
        return ", ".join(dice.sample(values, dice.randint(1, most)))

    def made(number: int) -> Project:
        state, season = dice.choice(("fresh", "dry", "stale")), dice.choice(("spring,summer", "winter,summer"))
        facets = f"state={state}; season={season}"
        called = [api.name for api in apis]
        steps = (
            hands(some(CROPS, 2), some(names, 3)),
            hands(some(names, 2), some(names, 2)),
            runs(some(names, 3), some(called, 2)),
        )
        if number % 25 == 0:
            return baker(f"stove {number}", drives(dice.choice(called), meal=dice.choice(MEALS)), facets=facets)
        return baker(f"baker {number}", steps[number % 3], facets=facets)

    vocabulary = RouteVocabulary(
        "crop", "meal", tuple(map(Form, names)), apis, "takes", "gives", "api", ("season",), ("state",)
    )
    return village(*map(made, range(projects)), routes=vocabulary)


def measure(name: str, there: Ecosystem, budget: str) -> None:
    """Measure the index, questions with both ends, one end and none, and the strip of a page."""
    name = f"{name}, {len(there.projects)} projects"
    row(f"{name}: index", [seconds(lambda: Routes(there).ask(Question(("",)))) for _ in range(TURNS)], 0, "")
    routes, index = Routes(there), Index(there)
    starts = sorted({route.start for route in routes.ask(Question()).routes})
    ends = sorted({end for route in routes.ask(Question()).routes for end in route.ends})
    questions = [Question((start,), (end,)) for start in starts for end in ends]
    took, searched = turns([lambda asked=asked: routes.ask(asked) for asked in questions], index)
    row(f"{name}: from and to", took, searched, budget)
    took, searched = turns([lambda start=start: routes.ask(Question((start,))) for start in starts], index)
    row(f"{name}: from", took, searched, "")
    took, searched = turns([lambda end=end: routes.ask(Question((), (end,))) for end in ends], index)
    row(f"{name}: to", took, searched, "")
    took, searched = turns([lambda: routes.ask(Question())], index)
    row(f"{name}: all {len(routes.ask(Question()).routes)}", took, searched, "")
    took, searched = turns([partial(around, there, each) for each in there.projects[:75]], index)
    row(f"{name}: around a project", took, searched, "")


def turns(asked: list[Callable[[], object]], index: Index) -> tuple[list[float], float]:
    """Return the seconds of each of `asked`, the fastest of some turns, and the median of a search between them."""
    searched: list[float] = []
    took = [1e9] * len(asked)
    for turn in range(max(3, TURNS // len(asked))):
        for at, question in enumerate(asked):
            took[at] = min(took[at], seconds(question))
        searched.append(seconds(lambda turn=turn: index.search(f"ba{'ker'[: turn % 3 + 1]}")))
    return took, statistics.median(searched)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def row(what: str, times: list[float], searched: float, budget: str) -> None:
    """Print one measurement, the search beside it, and its budget."""
    ordered = sorted(times)
    median, p95 = statistics.median(times), ordered[int(len(ordered) * 0.95)]
    ratio = f"{median / searched:.1f} x a search" if searched else ""
    say(f"{what:<44} median {median * 1000:7.2f} ms  p95 {p95 * 1000:7.2f} ms  {ratio:<20} {budget}".rstrip())


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
