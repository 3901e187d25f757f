"""`git setup`: let the git repository of the offers directory merge and compare offers by key."""

import shlex
from argparse import Namespace
from pathlib import Path

from offer_tui.cli.output import failed, remark, say
from offer_tui.files.directory import Directory
from offer_tui.files.git import GitError, top
from offer_tui.files.git_setup import ATTRIBUTES, ATTRIBUTES_NAME, CONFIG, set_up
from offer_tui.files.saving import SaveError, reason
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print what there is to set up, or with `--write` set it up; 2 where there is no repository."""
    if options.action is None:
        return failed("git takes an action: offer-tui git setup")
    directory = Directory(offers_directory(options.dir))
    try:
        top(directory.path)
        if not options.write:
            _say_all(directory.path / ATTRIBUTES_NAME)
            return 0
        done = set_up(directory)
    except (GitError, SaveError) as error:
        return failed(f"{directory.path}: {error}" if isinstance(error, GitError) else str(error))
    except OSError as error:
        return failed(f"{directory.path / ATTRIBUTES_NAME}: {reason(error)}")
    for one in done:
        say(one)
    remark("Written." if done else "All of it was there already.")
    return 0


def _say_all(attributes: Path) -> None:
    say(f"# {attributes}")
    for one in ATTRIBUTES:
        say(one)
    say("")
    say("# settings of this repository")
    for key, value in CONFIG.items():
        say(f"git config --local {key} {shlex.quote(value)}")
    remark("Nothing was written; --write does it.")
