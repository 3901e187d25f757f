"""Completion for zsh."""

from shlex import quote

from offer_tui.cli.declared import Holds
from offer_tui.cli.shells.places import Place, Places

_HEAD = """\
#compdef offer-tui
# Completion of offer-tui for zsh. In ~/.zshrc, after compinit:  eval "$(offer-tui completion zsh)"

_offer_tui_offers() {
    local -a found
    found=("${(@f)$(offer-tui completion --offers ${dir:+--dir} ${dir:+$dir} 2>/dev/null </dev/null)}")
    found=(${found:#})
    compadd -a found
}

_offer_tui() {
    local at='' option='' dir='' word place
    local -i operand=0 index
    for ((index = 2; index < CURRENT; index++)); do
        word=${words[index]}
        if [[ -n $option ]]; then
            [[ $option == --dir ]] && dir=${(Q)word}
            option=''
            continue
        fi
        case $at:$word in
"""
_PLACE = """\
            *:--dir=*) dir=${(Q)word#--dir=} ;;
            *:-*) ;;
            *) operand+=1 ;;
        esac
    done
    word=${words[CURRENT]}
    if [[ -n $option ]]; then
        place=$at:$option
    elif [[ $word == --*=* ]]; then
        place=$at:${word%%=*}
        compset -P '*='
    elif [[ $word == -* ]]; then
        place=$at:-
    else
        place=$at:@$operand
    fi
    local -a found
    case $place in
"""
_TAIL = """\
    esac
    # Not as the last of two kinds of words went: zsh would ring the bell over what the first one found.
    ((compstate[nmatches]))
}

# Run as a file of $fpath, it completes; run by eval, it says what for.
if [[ $funcstack[1] == _offer-tui ]]; then
    _offer_tui "$@"
else
    compdef _offer_tui offer-tui
fi
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
            return "_offer_tui_offers; _files"
        case Holds.CHOICE:
            return _words(place)
        case Holds.FILE:
            return "_files"
        case Holds.DIRECTORY:
            return "_files -/"
        case _:
            return ":"


def _words(place: Place) -> str:
    words = (quote(f"{word}:{meaning}" if meaning else word) for word, meaning in place.words.items())
    return f"found=({' '.join(words)}); _describe -t values value found"
