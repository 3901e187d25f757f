"""Characters that stand in for those that must not reach the terminal while a text is edited."""

from offer_tui.core.visible import is_unsafe, picture, visible

_SIGNS = (*range(0x2460, 0x2500), *range(0xE000, 0xF900))
"""Circled numbers and letters, then private characters: more than there are unsafe ones."""


class StandIns:
    """A text editor counts characters, so each unsafe one is shown as one other that the text does not hold.

    What is edited can always be turned back exactly: nothing is lost by opening a text and keeping it.
    """

    def __init__(self, text: str, *, kept: str = "") -> None:
        """Take the text as it is; characters in `kept` are shown as they are."""
        self._kept = kept
        self._signs: dict[str, str] = {}
        self._taken = frozenset(text)
        self._free = (sign for sign in map(chr, _SIGNS) if sign not in self._taken)
        self.text = self.shown(text)
        """The text as it is to be edited."""

    def shown(self, text: str) -> str:
        """Return text with stand-ins, also one that is added later."""
        return "".join(self._sign(character) if self._hides(character) else character for character in text)

    def meant(self, edited: str) -> str:
        """Return edited text with what its stand-ins stand for."""
        meanings = {sign: character for character, sign in self._signs.items()}
        return "".join(meanings.get(character, character) for character in edited)

    def legend(self) -> str:
        """Say what each sign stands for, as `① is <U+202E>`; control characters are their own pictures."""
        signs = ((sign, visible(character)) for character, sign in self._signs.items())
        return ", ".join(f"{sign} is {name}" for sign, name in signs if sign != name)

    def _hides(self, character: str) -> bool:
        return character not in self._kept and is_unsafe(character)

    def _sign(self, character: str) -> str:
        if character not in self._signs:
            own = picture(character)
            self._signs[character] = own if own and own not in self._taken else next(self._free)
        return self._signs[character]
