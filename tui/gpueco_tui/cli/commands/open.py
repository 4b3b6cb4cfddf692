"""`open`: opens the link of a project in the browser."""

from __future__ import annotations

import os

from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import content_of, link_of, named_part, read_settings_of
from gpueco_tui.cli.output import Output, clause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments


def open_link(arguments: Arguments, output: Output) -> int:
    """Open the link of a project; when no browser can be started, print it and copy it instead."""
    from gpueco_tui.desktop.browser import SystemBrowser, run_in_terminal
    from gpueco_tui.desktop.clipboard import copy_text

    settings = read_settings_of(arguments, output)
    project, part = named_part(content_of(settings), arguments)
    url = link_of(project, part).url
    opened = SystemBrowser(os.environ, settings.browser).open(url)
    if opened.text_browser:
        opened = run_in_terminal(opened.text_browser, os.environ)
    output.text(url)
    if opened.ok:
        output.say(clause(opened.message))
        return 0
    copied = copy_text(url, settings.clipboard)
    output.say(f"{clause(opened.message)}; {clause(copied.message)}")
    return FAILED
