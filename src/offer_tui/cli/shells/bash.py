"""Completion for bash, from 3.2 on."""

from shlex import quote

from offer_tui.cli.declared import Holds
from offer_tui.cli.shells.places import Place, Places

_HEAD = """\
# Completion of offer-tui for bash. In ~/.bashrc:  eval "$(offer-tui completion bash)"

_offer_tui_offers() {
    local name quoted
    while IFS= read -r name; do
        # Readline would take these as the end of a word.
        [[ $name == *[:=@]* ]] && continue
        printf -v quoted %q "$name"
        [[ $quoted == "$current"* ]] && COMPREPLY+=("$quoted")
    done < <(offer-tui completion --offers ${dir:+--dir "$dir"} 2>/dev/null </dev/null)
}

_offer_tui_words() {
    local word
    for word; do
        [[ $word == "$current"* ]] && COMPREPLY+=("$word")
    done
}

_offer_tui_files() {
    local name
    # Bash 3.2 has no compopt, and neither escapes names nor ends directories with a slash then.
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen "$1" -- "$current")
}

_offer_tui() {
    local current=${COMP_WORDS[COMP_CWORD]} at='' option='' dir='' operand=0 index word
    COMPREPLY=()
    [[ $current == = ]] && current=''
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        # Readline makes three words of --dir=DIR.
        [[ $word == = ]] && continue
        if [[ -n $option ]]; then
            [[ $option == --dir ]] && dir=$word
            option=''
            continue
        fi
        case $at:$word in
"""
_PLACE = """\
            *:-*) ;;
            *) operand=$((operand + 1)) ;;
        esac
    done
    if [[ -n $option ]]; then
        word=$at:$option
    elif [[ $current == -* ]]; then
        word=$at:-
    else
        word=$at:@$operand
    fi
    case $word in
"""
_TAIL = """\
    esac
}

complete -F _offer_tui offer-tui
"""


def script(all_places: Places) -> str:
    """Return the script."""
    steps = (f"            {quote(place)}) at={quote(at)} ;;\n" for place, at in all_places.steps.items())
    valued = f"            {'|'.join(map(quote, all_places.valued))}) option=$word ;;\n"
    found = (f"        {_pattern(one)}) {_action(one)} ;;\n" for one in all_places.places)
    return "".join((_HEAD, *steps, valued, _PLACE, *found, _TAIL))


def _pattern(place: Place) -> str:
    return quote(place.name) + ("*" if place.and_after else "")


def _action(place: Place) -> str:
    match place.holds:
        case Holds.OFFER:
            return "_offer_tui_offers" + (f"; {_words(place)}" if place.words else "")
        case Holds.OFFER_OR_FILE:
            return "_offer_tui_offers; _offer_tui_files -f"
        case Holds.CHOICE:
            return _words(place)
        case Holds.FILE | Holds.DIRECTORY:
            kind = "-f" if place.holds is Holds.FILE else "-d"
            return f"_offer_tui_files {kind}"
        case _:
            return ":"


def _words(place: Place) -> str:
    return " ".join(("_offer_tui_words", *map(quote, place.words)))
