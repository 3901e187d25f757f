"""The words of the screen for keys, choices, items and changes: those of the whole program."""

from offer_tui.core.changes import change_words
from offer_tui.core.words import choice_label, item_label, key_label, key_words, values_words

__all__ = ("change_words", "choice_label", "item_label", "key_label", "key_words", "values_words")
