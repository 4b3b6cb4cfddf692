"""Regular expressions that cost a start nothing.

Measured on Python 3.11, where `gpueco-tui list` takes 19 ms: importing `re` takes 2.5 ms (it imports `enum` and
`functools`), compiling a pattern up to 0.4. Most texts need no pattern, because a method of `str` answers for them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    Pattern = re.compile
else:

    class Pattern:
        """`re.compile` that is put off until the pattern is first used."""

        def __init__(self, source: str) -> None:
            self._source = source

        def __getattr__(self, name: str) -> object:
            """Return a method of the compiled pattern, and keep it."""
            import re

            method = self.__dict__[name] = getattr(re.compile(self._source), name)
            return method
