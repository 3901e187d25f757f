"""The wheel, built from the checkout and installed into a fresh environment, is the whole program."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from offer_tui import bundled

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMPANIES = ("Northwind Robotics", "Globex", "Umbra Labs", "Hooli")

# The wheel is built once.
pytestmark = pytest.mark.xdist_group("packaging")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # Not the checkout's code, whoever put it on the path.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT, cwd=place)
    (built,) = place.glob("*.whl")
    return built


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel in it."""

    python: Path
    offer_tui: Path
    packages: Path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("environment")
    succeed(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    python = place / "bin" / "python"
    # Dependencies come from the environment of the tests: nothing is downloaded.
    succeed(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        cwd=place,
    )
    query = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(succeed(python, "-c", query, cwd=place).strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(python, place / "bin" / "offer-tui", packages)


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled.sample_offers(), tmp_path / "samples"))


def test_the_wheel_holds_code_themes_letters_samples_and_the_manual_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for directory in (bundled.themes(), bundled.sample_offers(), bundled.letters()):
        for path in (one for one in directory.rglob("*") if one.is_file()):
            assert f"offer_tui/_data/{directory.name}/{path.relative_to(directory)}" in names
    tops = {name.split("/", 1)[0] for name in names}
    mark = f"offer_tui-{PROJECT['version']}"
    assert tops == {"offer_tui", f"{mark}.dist-info", f"{mark}.data"}
    assert [name for name in names if name.startswith(f"{mark}.data/")] == [
        f"{mark}.data/data/share/man/man1/offer-tui.1"
    ]
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    endings = {Path(name).suffix for name in names if name.startswith("offer_tui/")}
    assert endings <= {".py", ".toml", ".md", ".tcss", ".typed"}


def test_it_says_its_version(installed: Installed, tmp_path: Path) -> None:
    assert PROJECT["version"] in succeed(installed.offer_tui, "--version", cwd=tmp_path)


def test_the_code_that_runs_is_the_installed_one(installed: Installed, tmp_path: Path) -> None:
    query = "from offer_tui import bundled; print(bundled.themes(), bundled.sample_offers(), sep='\\n')"
    themes, sample_offers = map(Path, succeed(installed.python, "-c", query, cwd=tmp_path).split())
    assert themes == installed.packages / "offer_tui/_data/themes"
    assert sample_offers == installed.packages / "offer_tui/_data/sample_offers"


def test_it_lists_a_directory_of_offers(installed: Installed, samples: Path) -> None:
    listed = succeed(installed.offer_tui, "--dir", samples, "list", cwd=samples.parent)
    for company in COMPANIES:
        assert company in listed


def test_it_finds_no_fault_with_the_samples(installed: Installed, samples: Path) -> None:
    assert not succeed(installed.offer_tui, "--dir", samples, "check", "--no-guide", cwd=samples.parent)


def test_its_demo_lists_the_samples_on_a_pipe(installed: Installed, tmp_path: Path) -> None:
    shown = succeed(installed.offer_tui, "demo", cwd=tmp_path)
    for company in COMPANIES:
        assert company in shown


@pytest.mark.parametrize("command", [["list"], ["check", "--no-guide"]], ids=lambda words: words[0])
def test_a_command_that_opens_no_screen_does_not_load_textual(
    installed: Installed, samples: Path, command: list[str]
) -> None:
    program = (
        "import sys; from offer_tui.__main__ import main\n"
        f"status = main(['--dir', sys.argv[1], *{command!r}])\n"
        "sys.exit(status or 'textual' in sys.modules)"
    )
    succeed(installed.python, "-c", program, samples, cwd=samples.parent)
