"""What ships: the wheel built through the sdist, installed elsewhere; and the editable install."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("package")


@dataclass(frozen=True)
class Built:
    """The two files that a release is."""

    sdist: Path
    wheel: Path


def _run(*argv: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(argv, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{argv}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist from the checkout, and the wheel from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return Built(next(folder.glob("*.tar.gz")), next(folder.glob("*.whl")))


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment; returns the folder of its programs."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    _run(folder / "bin" / "python", "-m", "pip", "install", "-q", built.wheel, cwd=folder)
    return folder / "bin"


def test_the_wheel_holds_one_top_level_name(built: Built) -> None:
    """The wheel has the package and its own metadata, and no other top-level name."""
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(built.wheel).namelist()}
    assert "gpueco_tui" in tops
    assert all(top == "gpueco_tui" or top.endswith(".dist-info") for top in tops)


def test_the_wheel_holds_the_content_and_the_licences(built: Built) -> None:
    """Every page of `content/`, the app's stylesheet and both licences are in the wheel."""
    names = set(zipfile.ZipFile(built.wheel).namelist())
    pages = {page.relative_to(ROOT).as_posix() for page in (ROOT / "content").rglob("*.md")}
    assert pages
    assert {f"gpueco_tui/{page}" for page in pages} <= names
    assert "gpueco_tui/app/app.tcss" in names
    assert {"LICENSE-MIT", "LICENSE-APACHE"} <= {Path(name).name for name in names if "dist-info/licenses/" in name}


def test_the_sdist_holds_what_builds(built: Built) -> None:
    """The sdist has the sources, the content, the licences, the readme and the changelog; no tests and no caches."""
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"} <= names
    assert not [name for name in names if name.startswith("tests") or "__pycache__" in name]


def test_the_metadata_says_what_is_needed(built: Built) -> None:
    """The licence is MIT OR Apache-2.0, Python is 3.10 or newer, and the four packages of the app are asked for."""
    archive = zipfile.ZipFile(built.wheel)
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["License-Expression"] == "MIT OR Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.10"
    needed = {re.split("[=>]", str(line))[0].strip() for line in metadata.get_all("Requires-Dist", [])}
    assert {"textual", "tomli", "markdown-it-py", "pyperclip"} <= needed


def test_the_installed_program_shows_its_content(installed: Path, tmp_path: Path) -> None:
    """From another directory, with only the wheel installed, `list` and `show` print the bundled projects."""
    listed = _run(installed / "gpueco-tui", "list", cwd=tmp_path)
    assert "https://github.com/Rust-GPU/rust-gpu" in listed
    pages = [page for page in (ROOT / "content").rglob("*.md") if page.name != "_index.md"]
    assert len(listed.splitlines()) == len(pages)
    assert "wgpu" in _run(installed / "gpueco-tui", "show", "wgpu", cwd=tmp_path)
    assert _run(installed / "python", "-m", "gpueco_tui", "list", cwd=tmp_path) == listed
    _run(installed / "gpueco-tui", "check", cwd=tmp_path)


def test_the_installed_app_can_be_imported(installed: Path, tmp_path: Path) -> None:
    """The app and its stylesheet are there: everything it imports is among the declared dependencies."""
    code = (
        "import gpueco_tui.app.app as app, pathlib; assert (pathlib.Path(app.__file__).parent / 'app.tcss').is_file()"
    )
    _run(installed / "python", "-c", code, cwd=tmp_path)


def test_the_version_is_written_once(installed: Path, tmp_path: Path) -> None:
    """What --version prints is the version of the wheel, which `pyproject.toml` does not repeat."""
    code = "from importlib.metadata import version; print('gpueco-tui', version('gpueco-tui'))"
    said = _run(installed / "gpueco-tui", "--version", cwd=tmp_path)
    assert said == _run(installed / "python", "-c", code, cwd=tmp_path)
    assert '\nversion = "' not in (ROOT / "pyproject.toml").read_text()


def test_the_editable_install_shows_the_checkouts_content(tmp_path: Path) -> None:
    """Installed editable, the content is that of the checkout itself, so that an edit shows at once."""
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    _run(python, "-m", "pip", "install", "-q", "-e", ROOT, cwd=tmp_path)
    found = _run(python, "-c", "from gpueco_tui.loading.load import bundled; print(bundled())", cwd=tmp_path)
    assert Path(found.strip()) == ROOT / "content"
    assert "rust-gpu" in _run(folder / "bin" / "gpueco-tui", "list", cwd=tmp_path)
