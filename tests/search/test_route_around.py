"""What is next to a project on its routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bakery import baker, drives, hands, runs, village
from gpueco_tui.search.route_around import Around, around
from gpueco_tui.search.routes import Routes

if TYPE_CHECKING:
    from gpueco_tui.model import Project

MILL = baker("mill", hands("rye, winter wheat", "flour"))
BAKER = baker("baker", runs("flour, dough (sour)", "oven"))
SOUR = baker("sour", hands("flour", "dough (sour)"))


def slugs(projects: tuple[Project, ...]) -> list[str]:
    """Return the slugs of projects."""
    return [project.slug for project in projects]


def test_around_a_project_is_what_is_next_to_it() -> None:
    """What comes to it, what it takes and gives, who takes that on, the APIs and the ends."""
    there = village(MILL, SOUR, BAKER)
    sour = around(there, there.by_slug["sour"])
    assert (sour.starts, sour.takes, sour.gives) == (("winter wheat", "rye"), ("flour",), ("dough (sour)",))
    assert (slugs(sour.before), slugs(sour.after)) == (["mill"], ["baker"])
    assert (sour.answers, sour.apis, sour.ends) == ((), ("oven",), ("loaf", "cake"))


def test_those_that_run_what_it_gives_come_first() -> None:
    """They are the next step to the hardware; those that hand it on come after them."""
    there = village(MILL, SOUR, BAKER)
    assert slugs(around(there, there.by_slug["mill"]).after) == ["baker", "sour"]


def test_the_apis_of_what_goes_through_others_are_those_at_the_end() -> None:
    """Where no project runs what it gives itself, the APIs are those of the first that runs what becomes of it."""
    there = village(MILL, SOUR, baker("baker", runs("dough (sour)", "oven")))
    assert around(there, there.by_slug["mill"]).apis == ("oven",)


def test_around_a_driver_are_the_hosts_of_its_api() -> None:
    """It takes nothing that is handed on; a host knows the drivers below it."""
    there = village(MILL, BAKER, baker("stone", drives("oven", "griddle", takes="flour", meal="flatbread")))
    stone = around(there, there.by_slug["stone"])
    assert (stone.takes, stone.answers, stone.apis, stone.ends) == ((), ("oven",), ("griddle",), ("flatbread",))
    assert slugs(stone.before) == ["baker"]
    assert slugs(around(there, there.by_slug["baker"]).below) == ["stone"]


def test_around_a_project_without_steps_is_nothing() -> None:
    """Nor where the ecosystem declares no routes."""
    there = village(MILL, BAKER, baker("shop"))
    assert around(there, there.by_slug["shop"]) == Around()
    there = village(MILL, BAKER, routes=None)
    assert around(there, there.by_slug["mill"]) == Around()


def test_what_is_around_is_on_its_routes() -> None:
    """The look at the steps finds no other neighbours than the walk does."""
    there = village(MILL, SOUR, BAKER)
    routes = Routes(there)
    for project in there.projects:
        seen = around(there, project)
        through = routes.through(project)
        assert set(seen.starts) == {route.start for route in through}
        at = [(route, index) for route in through for index, leg in enumerate(route.legs) if project in leg.projects]
        after = {one for route, index in at for leg in route.legs[index + 1 : index + 2] for one in leg.projects}
        assert set(seen.after) == after
