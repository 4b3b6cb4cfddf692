"""A small content tree, and two ways to run a command on it: in this process and as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOT = """+++
title = "Test ring"
[extra]
tag = "emits"
table = ["emits", "hardware"]
[[extra.facets]]
name = "emits"
label = "Emits"
meaning = "What comes out."
values = [
    {name = "SPIR-V", group = "code of old", meaning = "A binary form."},
    {name = "PTX", group = "code of old", meaning = "A text form."},
]
[[extra.facets]]
name = "hardware"
label = "Hardware"
aliases = ["machine"]
meaning = "Where it runs."
values = [{name = "AMD", meaning = "A maker."}, {name = "host Rust", meaning = "The CPU."}]
[[extra.facets]]
name = "status"
label = "Status"
values = [
    {name = "active", meaning = "Seen.", mark = "+", tone = "good"},
    {name = "quiet", meaning = "Not seen.", mark = "-", tone = "bad"},
]
+++
Read me.
"""

ALPHA = """+++
title = "Alpha"
description = "Turns Rust into SPIR-V."
weight = 1
[taxonomies]
emits = ["SPIR-V"]
hardware = ["AMD"]
status = ["active"]
[extra]
link = "https://example.org/alpha"
install = "cargo add alpha"
checked = 2026-11-22
[[extra.links]]
title = "Repository"
url = "https://example.org/alpha.git"
[[extra.links]]
title = "Guide"
url = "https://example.org/guide"
[extra.relations]
alternatives = ["beta"]
[[extra.sources]]
title = "Its site"
url = "https://example.org/alpha"
[extra.watch]
crate = "alpha"
+++
## What it is

A compiler with a zebra.

```md
# not a heading
```

### Deeper

More of it.

## Where it runs

Everywhere.
"""

BETA = """+++
title = "Beta"
description = "Turns Rust into PTX."
weight = 2
[taxonomies]
emits = ["PTX"]
hardware = ["host Rust"]
status = ["quiet"]
[extra]
link = "https://example.org/beta"
checked = 2026-11-22
[extra.relations]
alternatives = ["alpha"]
[[extra.sources]]
title = "Its site"
url = "https://example.org/beta"
+++
Another compiler.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a Zola content tree with two projects in one section."""
    root = tmp_path / "ring"
    section = root / "compilers"
    section.mkdir(parents=True)
    (root / "_index.md").write_text(ROOT)
    (section / "_index.md").write_text('+++\ntitle = "Compilers"\n+++\nThey compile.\n')
    (section / "alpha.md").write_text(ALPHA)
    (section / "beta.md").write_text(BETA)
    return root


@dataclass(frozen=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def gpueco(content: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Return what runs a command on the small tree, in this process."""

    def run(*argv: str) -> Done:
        status = main([*argv, f"--content={content}"])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return run


@pytest.fixture
def shell(content: Path) -> Callable[..., Done]:
    """Return what runs a line of shell in which `gpueco` is a command on the small tree."""

    def run(line: str, **env: str) -> Done:
        line = f'gpueco() {{ "{sys.executable}" -m gpueco_tui "$@"; }}\n{line}'
        whole = {**os.environ, "GPUECO_CONTENT": str(content), **env}
        done = subprocess.run(
            ["bash", "-c", line], env=whole, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
