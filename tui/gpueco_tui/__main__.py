"""`gpueco-tui`, and `python -m gpueco_tui`: Ctrl+C is taken care of first, for imports are half of a run.

Python makes an exception of it, which would be shown as a traceback, or get lost where it becomes another exception.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
else:
    import _signal as signal  # the built-in part of it: the rest imports `enum`, which takes longer than all before

INTERRUPTED = 130
"""The exit status: 128 + SIGINT, as shells count."""


def _interrupted(*_: object) -> None:
    """End the process at once, and say nothing: whatever it was doing, nobody waits for it."""
    os._exit(INTERRUPTED)


if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # as in the background of a script
    signal.signal(signal.SIGINT, _interrupted)

from gpueco_tui.cli.main import run  # noqa: E402  only now

if __name__ == "__main__":
    run()
