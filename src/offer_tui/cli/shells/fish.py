"""Completion for fish."""

from offer_tui.cli.declared import Holds
from offer_tui.cli.shells.places import Place, Places

_HEAD = """\
# Completion of offer-tui for fish. In ~/.config/fish/config.fish:  offer-tui completion fish | source

function __offer_tui_offers
    offer-tui completion --offers $argv 2>/dev/null </dev/null
end

function __offer_tui_complete
    set -l at ''
    set -l option ''
    set -l dir
    set -l operand 0
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$option"
            if test "$option" = --dir
                set dir --dir $word
            end
            set option ''
            continue
        end
        switch "$at:$word"
"""
_PLACE = """\
            case '*:--dir=*'
                set dir $word
            case '*:-*'
            case '*'
                set operand (math $operand + 1)
        end
    end
    set -l current (commandline -ct)
    set -l place "$at:@$operand"
    if test -n "$option"
        set place "$at:$option"
    else if string match -q -- '-*' "$current"
        set place "$at:-"
    end
    switch "$place"
"""
_TAIL = """\
    end
end

complete -c offer-tui -f -a '(__offer_tui_complete)'
"""


def script(all_places: Places) -> str:
    """Return the script."""
    steps = (
        f"            case {_quoted(place)}\n                set at {_quoted(at)}\n"
        for place, at in all_places.steps.items()
    )
    valued = (
        f"            case {' '.join(map(_quoted, all_places.valued))}\n                set option $word\n"
    )
    found = (f"        case {_pattern(one)}\n            {_action(one)}\n" for one in all_places.places)
    return "".join((_HEAD, *steps, valued, _PLACE, *found, _TAIL))


def _pattern(place: Place) -> str:
    return _quoted(place.name + ("*" if place.and_after else ""))


def _action(place: Place) -> str:
    match place.holds:
        case Holds.OFFER:
            return "__offer_tui_offers $dir" + (f"; {_words(place)}" if place.words else "")
        case Holds.OFFER_OR_FILE:
            return "__offer_tui_offers $dir; __fish_complete_path (commandline -ct)"
        case Holds.CHOICE:
            return _words(place)
        case Holds.FILE:
            return "__fish_complete_path (commandline -ct)"
        case Holds.DIRECTORY:
            return "__fish_complete_directories (commandline -ct) ''"
        case _:
            return "true"


def _words(place: Place) -> str:
    # What follows a tab describes the word.
    pairs = (_quoted(f"{word}\t{meaning}") for word, meaning in place.words.items())
    return f"printf '%s\\n' {' '.join(pairs)}"


def _quoted(text: str) -> str:
    """Quote text for fish, which knows two escapes inside single quotes."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
