"""The app when it ends while it still does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench


async def test_an_error_of_an_app_that_ends_is_no_crash(bench: Callable[[], Bench]) -> None:
    """What a handler misses when its screen is gone already changes neither the exit status nor what is said."""
    b = bench()
    async with b.app.run_test() as pilot:
        await pilot.pause()
        b.app.exit(return_code=129)
        b.app._handle_exception(LookupError("no footer"))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert (b.app.crash, b.app.return_code) == ("", 129)
