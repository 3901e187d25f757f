"""`get SLUG KEY`: what a file says under a key."""

import os
import sys
from argparse import Namespace

from offer_tui.cli.json_text import json_text
from offer_tui.cli.named_file import NamedFile, named_file
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.plain_values import plain_json, plain_text
from offer_tui.core.key_text import key_in, leaves
from offer_tui.core.keys import find, shown
from offer_tui.core.problems import Problem
from offer_tui.core.reading import Misread
from offer_tui.files.documents import document_at
from offer_tui.files.layout import EMPTY_PROFILE
from offer_tui.files.toml import Document
from offer_tui.paths import offers_place


def run(options: Namespace) -> int:
    """Print a value, or the keys and values of a table or row; 1 where the file does not say it."""
    file = named_file(offers_place(options.dir), options.slug)
    if isinstance(file, str):
        return failed(file)
    document, problems = _read(file)
    if document is None:
        for problem in problems:
            remark(str(problem))
        return FOUND
    key = key_in(options.key, file.of, document.tree)
    if isinstance(key, Misread):
        return failed(key.remedy)
    value = find(document.tree, key.path)
    if value is None:
        remark(f"{shown(key.path)} is not set.")
        return FOUND
    if options.json:
        sys.stdout.write(json_text(plain_json(value)) + "\n")
    elif key.is_whole:
        for path, below in leaves(value, key.path):
            # A list of texts in one line here, so that each key has one.
            text = plain_text(below) if isinstance(below, str) else plain_text(below).replace("\n", ", ")
            say(f"{shown(path)}: {text}")
    else:
        for line in plain_text(value).split("\n"):
            say(line)
    return 0


def _read(file: NamedFile) -> tuple[Document | None, tuple[Problem, ...]]:
    if file.own and not os.path.lexists(file.path):
        return Document(EMPTY_PROFILE), ()
    document, problems, _ = document_at(file.path)
    return document, problems
