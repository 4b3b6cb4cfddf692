"""Programs started beside the app: given no part of the terminal, and never waited for without end.

What starts them is imported late: `copy` and `open` begin without, and copying through the terminal needs none of it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping, Sequence


def found(name: str, env: Mapping[str, str]) -> str | None:
    """Return the full path of program `name` on the PATH of `env`, or None."""
    import shutil

    return shutil.which(name, path=env.get("PATH", os.defpath))


def feed(argv: Sequence[str], text: str, env: Mapping[str, str], limit: float) -> str:
    """Run `argv` with `text` on its standard input, for `limit` seconds at most.

    Returns an empty text when it ended with status 0, else what went wrong, as the end of a sentence whose subject is
    the program. The rest of it goes to /dev/null: clipboard tools leave a process behind that would keep a pipe open,
    and what they print would be painted over the app.
    """
    import subprocess

    try:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(env),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return f"could not be started ({_reason(error)})"
    with process:
        try:
            process.communicate(text.encode("utf-8"), timeout=limit)
        except subprocess.TimeoutExpired:
            end(process)
            return f"did not answer within {limit:.1f} s"
    return "" if process.returncode == 0 else ended(process.returncode)


def ask(argv: Sequence[str], env: Mapping[str, str], limit: float) -> str | None:
    """Return what `argv` prints, stripped, or None when it fails or takes longer than `limit` seconds."""
    import subprocess

    try:
        answer = subprocess.run(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(env),
            timeout=limit,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace").strip()


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill `process`, which leads a session of its own, and what it started."""
    import signal
    from contextlib import suppress

    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def ended(status: int) -> str:
    """Say how a program ended that did not end well: by status, or by signal when `status` is negative."""
    return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
