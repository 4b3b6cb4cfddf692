"""Programs started beside the app. They get no part of the terminal, and none is waited for without a time limit.

`subprocess` is imported late: `copy` and `open` start without it, and copying through the terminal never needs it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping, Sequence


def which(name: str, env: Mapping[str, str]) -> str | None:
    """Return the full path of program `name` on the PATH of `env`, or None."""
    import shutil

    return shutil.which(name, path=env.get("PATH", os.defpath))


def pipe(argv: Sequence[str], text: str, env: Mapping[str, str], limit: float) -> str:
    """Run `argv` with `text` on its standard input, and kill it after `limit` seconds.

    Returns an empty text when it exited with status 0, else the predicate of a sentence about the program.
    """
    import subprocess

    try:
        process = _start(argv, env, stdin=subprocess.PIPE)
    except (OSError, ValueError) as error:
        return start_failure(error)
    with process:
        try:
            process.communicate(text.encode("utf-8"), timeout=limit)
        except subprocess.TimeoutExpired:
            kill(process)
            return f"did not answer within {limit:.1f} s"
    return exit_phrase(process.returncode)


def launch(argv: Sequence[str], env: Mapping[str, str], limit: float) -> str:
    """Start `argv`, watch it for `limit` seconds, and leave it running after that.

    Returns an empty text when it runs or exited with status 0, else the predicate of a sentence about the program.
    """
    import subprocess

    try:
        process = _start(argv, env, stdin=subprocess.DEVNULL)
    except (OSError, ValueError) as error:
        return start_failure(error)
    try:
        return exit_phrase(process.wait(limit))
    except subprocess.TimeoutExpired:
        import threading

        threading.Thread(target=process.wait, name=argv[0], daemon=True).start()  # no zombie when it is closed
        return ""


def output_of(argv: Sequence[str], env: Mapping[str, str], limit: float) -> str | None:
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


def _start(argv: Sequence[str], env: Mapping[str, str], stdin: int) -> subprocess.Popen[bytes]:
    """Start `argv` in a session of its own; raises OSError and ValueError.

    What it prints goes to /dev/null: it would be painted over the app, and the processes that clipboard tools leave
    behind would keep a pipe open.
    """
    import subprocess

    return subprocess.Popen(
        argv,
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(env),
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill `process`, which leads a session of its own, and what it started."""
    import signal
    from contextlib import suppress

    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def exit_phrase(status: int) -> str:
    """Return how a program ended: its status, or the signal when `status` is negative; empty for 0."""
    if status == 0:
        return ""
    return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"


def start_failure(error: OSError | ValueError) -> str:
    """Return why a program did not start, as the predicate of a sentence about it."""
    if isinstance(error, FileNotFoundError):
        return "was not found"
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return f"could not be started ({reason})"
