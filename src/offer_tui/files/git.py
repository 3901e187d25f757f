"""Reading a git repository by the git of the machine, without running anything that the repository names.

Hooks, monitors, filters, pagers and programs for differences are off, nobody is asked for anything, nothing
is fetched, and every call has a time-out. That there is no git, or no repository, is a GitError to be shown.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from offer_tui.core.records import dataclass

SECONDS = 5.0
"""How long a call may take."""
MOST_VERSIONS = 200
"""So many commits of one file are read, the newest."""
PUBLIC_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "git.sr.ht", "gitea.com")
"""Hosts on which a repository is open to everybody unless it was made private."""

_SAFE: Mapping[str, str] = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.pager": "cat",
    "core.alternateRefsCommand": "",
    "commit.gpgSign": "false",
    "log.showSignature": "false",
    "log.showRoot": "true",
    "color.ui": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "submodule.recurse": "false",
}
"""Settings for every call: no program of the repository's runs, and none of its looks changes the answer."""
_PROGRAMS = re.compile(r"(?s)(filter|diff)\..+\.(clean|smudge|process|required|command|textconv)")
"""Settings of a repository that name a program by a name of their own, so that they cannot be listed."""
_ENVIRONMENT: Mapping[str, str] = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_EDITOR": "false",
    "GIT_PAGER": "cat",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}
_OF_A_CALLER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_PARAMETERS")
"""What git sets for the hooks and drivers that it runs; a call of ours is about its own directory."""
_FIELDS = 4
"""Of a commit: hash, author, day, subject."""


class GitError(Exception):
    """A call of git came to nothing; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Version:
    """One commit of a file."""

    commit: str
    """The whole hash."""
    author: str
    day: date
    """When it was written, as its author's clock said."""
    subject: str
    blob: str
    """The hash of the content; nothing but zeros where the commit took the file away."""


@dataclass(frozen=True, slots=True)
class Status:
    """How an offers directory stands in its repository."""

    branch: str
    """Empty where no branch is checked out."""
    changed: tuple[str, ...]
    """Files below the directory that are not committed as they are; paths from the top of the repository."""
    conflicted: bool
    """Whether a merge left conflicts in some of them."""
    hosts: tuple[str, ...]
    """The machines that its remotes are on."""

    @property
    def public_host(self) -> str:
        """The host of a remote that is open to the public; empty for none."""
        return next((host for host in self.hosts if host in PUBLIC_HOSTS), "")


def is_in_repository(directory: Path) -> bool:
    """Tell whether a directory lies in a work tree, without asking git."""
    here = directory.absolute()
    return any((place / ".git").exists() for place in (here, *here.parents))


def run(directory: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Run git in a directory and return what it prints; raises GitError."""
    settings = dict(_SAFE)
    listed = _called(directory, ("config", "--list", "--name-only", "-z"), settings).split(b"\0")
    for name in map(os.fsdecode, listed):
        if _PROGRAMS.fullmatch(name):
            settings[name] = "false" if name.endswith(".required") else ""
    return _called(directory, arguments, settings, stdin)


def versions(file: Path) -> tuple[Version, ...]:
    """Return the commits of a file, newest first, also those from before it was renamed; raises GitError.

    None for a file that was never committed.
    """
    if not _has_commits(file.parent):
        return ()
    form = "--format=%H%x00%an%x00%as%x00%s"
    only = ("--follow", "--no-ext-diff", "--no-textconv", f"--max-count={MOST_VERSIONS}")
    how = ("-z", "--raw", "--no-abbrev", "--encoding=UTF-8", form)
    return tuple(_versions(run(file.parent, "log", *only, *how, "--", file.name)))


def contents(directory: Path, blobs: Sequence[str]) -> dict[str, bytes]:
    """Return the contents of blobs by their hashes, those that there are; raises GitError."""
    wanted = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs)).encode()
    answer, found, at = run(directory, "cat-file", "--batch", stdin=wanted), dict[str, bytes](), 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, *rest = answer[at:end].decode().split(" ")
        at = end + 1
        if rest[:1] == ["blob"]:
            size = int(rest[1])
            found[name] = answer[at : at + size]
            at += size + 1
    return found


def content(file: Path, revision: str) -> bytes:
    """Return what a file was at a revision; raises GitError, also for one that was not there."""
    if revision.startswith("-"):
        raise GitError(f"{revision} is no revision")
    if not _has_commits(file.parent):
        raise GitError("nothing is committed yet")
    commit = run(file.parent, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    return run(file.parent, "cat-file", "blob", f"{commit.decode().strip()}:./{file.name}")


def status(directory: Path) -> Status:
    """Return how a directory stands; raises GitError."""
    how = (
        "--porcelain=v2",
        "--branch",
        "-z",
        "--ignore-submodules=all",
        "--untracked-files=all",
        "--no-renames",
    )
    entries = os.fsdecode(run(directory, "status", *how, "--", ".")).split("\0")
    branch = next(
        (one.removeprefix("# branch.head ") for one in entries if one.startswith("# branch.head ")), ""
    )
    changed = tuple(_path(one) for one in entries if one[:1] in ("1", "u", "?"))
    hosts = tuple(dict.fromkeys(host for host in map(_host, _remotes(directory)) if host))
    in_conflict = any(one.startswith("u") for one in entries)
    return Status("" if branch == "(detached)" else branch, changed, in_conflict, hosts)


def top(directory: Path) -> Path:
    """Return the top of the work tree that a directory is in; raises GitError."""
    return Path(os.fsdecode(run(directory, "rev-parse", "--show-toplevel").removesuffix(b"\n")))


def _called(
    directory: Path, arguments: Sequence[str], settings: Mapping[str, str], stdin: bytes = b""
) -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
    # By the environment and not by -c, for names that have an equals sign in them.
    numbered = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        numbered |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    try:
        done = subprocess.run(  # noqa: S603 - what is run is fixed; names of files are single arguments
            ["git", "--no-pager", "--no-optional-locks", *arguments],  # noqa: S607 - the git that the person uses
            cwd=directory,
            env={**environment, **_ENVIRONMENT, **numbered},
            input=stdin,
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
    except FileNotFoundError as error:
        why = "git is not installed" if directory.is_dir() else f"{directory} is not there"
        raise GitError(why) from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git took longer than {SECONDS:.0f} seconds") from error
    except subprocess.CalledProcessError as error:
        raise GitError(_why(error.stderr)) from error
    except OSError as error:
        raise GitError(f"git could not be started: {error.strerror}") from error
    return done.stdout


def _why(stderr: bytes) -> str:
    """Return the first line of what git complains of, without its own name for complaints."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    first = re.sub(r"^(fatal|error): ", "", lines[0]) if lines else "git failed and did not say why"
    if first.startswith("not a git repository"):
        return "there is no git repository here"
    return "there is no such commit" if first == "Needed a single revision" else first


def _has_commits(directory: Path) -> bool:
    """Tell whether there is any commit; raises GitError where there is no repository."""
    run(directory, "rev-parse", "--git-dir")
    try:
        run(directory, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return False
    return True


def _versions(log: bytes) -> Iterator[Version]:
    parts = iter(log.split(b"\0"))
    for first in parts:
        if not first:
            continue
        commit, author, day, subject = (
            part.decode("utf-8", "replace") for part in (first, *(next(parts) for _ in range(_FIELDS - 1)))
        )
        # Of a commit that changed nothing in the file, such as a merge, no change follows.
        blob = ""
        for part in parts:
            if not part:
                continue
            modes = part.decode().strip().split(" ")
            blob = modes[3]
            for _ in range(2 if modes[4][:1] in ("R", "C") else 1):
                next(parts)
            break
        yield Version(commit, author, date.fromisoformat(day), subject, blob)


def _path(entry: str) -> str:
    """Return the path of an entry of `status`, which stands after as many fields as its kind has."""
    return entry.split(" ", {"?": 1, "1": 8, "u": 10}[entry[:1]])[-1]


def _remotes(directory: Path) -> list[str]:
    try:
        listed = run(directory, "config", "-z", "--get-regexp", r"^remote\..*\.url$")
    except GitError:  # it fails where there is none
        return []
    return [one.partition("\n")[2] for one in listed.decode("utf-8", "replace").split("\0") if one]


def _host(address: str) -> str:
    """Return the host of a remote: of `https://me:key@github.com/me/x`, of `git@github.com:me/x`."""
    found = re.match(r"(?:[a-z+]+://)?(?:[^@/]*@)?([^:/]+)", address)
    return found[1].lower().removeprefix("www.") if found else ""
