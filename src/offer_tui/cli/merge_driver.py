"""`merge-driver`: what git calls to merge an offer or the profile, key by key."""

import shutil
import subprocess
from argparse import Namespace
from pathlib import Path

from offer_tui.cli.output import FOUND, NOT_RUN, failed, remark
from offer_tui.core.keys import shown
from offer_tui.core.words import values_words
from offer_tui.files.conflict_markers import with_markers
from offer_tui.files.git import SECONDS
from offer_tui.files.merging import NotMerged, merged_text
from offer_tui.files.reading import read_bytes
from offer_tui.files.toml import Document, parse


def run(options: Namespace) -> int:
    """Merge into the file OURS and write no other; 0 where nothing is left to do, 1 where a person has to."""
    base, ours, theirs = (Path(one) for one in (options.base, options.ours, options.theirs))
    documents: list[Document] = []
    try:
        for path, side in ((base, "before"), (ours, "ours"), (theirs, "theirs")):
            document, problems = parse(read_bytes(path), f"{options.path} ({side})")
            if document is None:
                return _by_lines(base, ours, theirs, str(problems[0]))
            documents.append(document)
        # The text is to be ours, so theirs is what is brought into it.
        both = merged_text(documents[0], documents[2], documents[1])
        if isinstance(both, NotMerged):
            return _by_lines(base, ours, theirs, both.why)
        if not both.conflicts:
            ours.write_bytes(both.document.data)
            return 0
        text = with_markers(both)
        for one in both.conflicts:
            values = (
                f"ours {values_words(one.theirs) or 'nothing'}, theirs {values_words(one.mine) or 'nothing'}"
            )
            remark(f"{options.path}: {shown(one.path)} was changed on both sides: {values}")
        if text is None:
            return _by_lines(base, ours, theirs, "the conflict has no lines of its own")
        ours.write_bytes(text.encode())
    except OSError as error:
        return failed(f"{options.path}: {error.strerror or error}")
    return FOUND


def _by_lines(base: Path, ours: Path, theirs: Path, why: str) -> int:
    """Merge line by line as git does, and leave the result to a person."""
    remark(f"merged by lines: {why}")
    git = shutil.which("git")
    if git is None:
        return failed("git is not installed")
    labels = [word for name in ("ours", "before", "theirs") for word in ("-L", name)]
    try:
        done = subprocess.run(  # noqa: S603 - git, on the files that it handed over
            [git, "merge-file", "--quiet", *labels, str(ours), str(base), str(theirs)],
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return failed("git merge-file took too long")
    return FOUND if done.returncode < 128 else NOT_RUN  # noqa: PLR2004 - fewer are counts of conflicts
