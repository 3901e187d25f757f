"""Key maps: whatever a person chooses, nothing essential is lost and every mistake is a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.actions import PAGE_IDS, REGISTRY
from offer_tui.core.decoding import decoded
from offer_tui.core.keymap import DEFAULT, ESSENTIAL, MAPS, SLOW, KeyMap, Keys, key_map, key_map_problems
from offer_tui.core.problems import Severity
from offer_tui.core.settings import Settings, settings_problems

IDS = tuple(one.id for one in REGISTRY)
EVERY_MAP = pytest.mark.parametrize("name", MAPS)


def reached(made: KeyMap) -> set[tuple[str, str]]:
    return {(page, one.id) for page in PAGE_IDS for one in made.on_page(page)}


def found(**chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in key_map_problems("default", chosen, ("keys",))]


# The maps


@EVERY_MAP
def test_every_map_reaches_on_every_page_what_the_default_does(name: str) -> None:
    assert reached(DEFAULT) <= reached(key_map(name))


@EVERY_MAP
def test_no_key_of_a_map_means_two_things_on_a_page(name: str) -> None:
    for page in PAGE_IDS:
        keys = [key for one in key_map(name).on_page(page) for key in one.keys]
        assert len(keys) == len(set(keys))


@EVERY_MAP
def test_a_map_says_only_what_there_is_and_binds_only_what_reaches_a_program(name: str) -> None:
    assert MAPS[name].keys() <= set(IDS)
    assert key_map_problems("default", MAPS[name], ()) == () or name != "default"
    codes = {one.code for one in key_map_problems("default", MAPS[name], ())}
    assert codes <= {"F20"}  # taken as remaps they would clash; as a map they are meant


def test_no_action_has_the_name_of_another_key_of_its_table() -> None:
    assert "map" not in IDS


def test_arrows_alone_move_with_arrows_and_the_letters_for_it_do_nothing() -> None:
    arrows = key_map("arrows")
    assert not {"h", "j", "k", "l", "g", "G"} & set(arrows.every_key())
    for key, name in (("down", "cursor.down"), ("up", "cursor.up"), ("right", "open"), ("left", "back")):
        meant = arrows.for_key(key, "fit")
        assert meant is not None
        assert meant.id == name


def test_dd_deletes_nothing_for_people_with_vim_in_their_fingers() -> None:
    vim = key_map("vim")
    assert all(vim.for_key("d", page) is None for page in PAGE_IDS)
    deletes = vim.for_key("x", "fit")
    assert deletes is not None
    assert deletes.id == "drop"


def test_keys_shown_together_and_texts_follow_the_map() -> None:
    shown = {one.id: one for one in key_map("vim").actions}
    assert shown["rate.0"].key_shown == "0-9 X"
    assert {one.id: one for one in DEFAULT.actions}["rate.0"].key_shown == "0-9 x"
    moved = {one.id: one for one in key_map("default", {"undo": ("U",)}).actions}
    assert moved["drop"].help == "Delete the row; U brings it back"
    assert "{" not in "".join(one.help for one in DEFAULT.actions)


# What a person chooses


def test_keys_are_moved_added_and_taken_away() -> None:
    made = key_map("default", {"undo": ("U", "ctrl+u"), "page.fit": (), "add": ("ö",)})
    assert made.keys_of("undo") == ("U", "ctrl+u")
    assert made.for_key("u", "fit") is None
    assert made.named("page.fit") == "the palette"
    assert "page.fit" not in {one.id for one in made.on_page("home")}
    assert ("page.fit", ()) in {(one.id, one.keys) for one in made.known_on("home")}
    assert made.named("add") == "ö"


def test_what_is_not_there_is_a_finding_with_what_may_be_meant() -> None:
    chosen = {"page.fti": ("x",), "undo": ("pagedwn",)}
    one, other = key_map_problems("default", chosen, ("keys",))
    assert (one.code, one.severity, one.key, one.at_key) == (
        "F12",
        Severity.WARNING,
        ("keys", "page.fti"),
        True,
    )
    assert one.message == 'there is no action "page.fti"; did you mean "page.fit"?'
    assert (other.code, other.key) == ("F19", ("keys", "undo"))
    assert other.message.endswith('did you mean "pagedown"?')
    assert key_map("default", chosen) == DEFAULT


@pytest.mark.parametrize("key", [f"ctrl+{letter}" for letter in "abchijmz"])
def test_keys_that_terminals_and_multiplexers_take_are_refused_with_the_reason(key: str) -> None:
    ((code, message),) = found(undo=(key,))
    assert code == "F19"
    assert message.startswith(f'"{key}" cannot be bound: ')
    assert message.endswith("; give another key")


@pytest.mark.parametrize("key", ["alt+x", "ctrl+shift+x", "super+x", "ctrl+enter"])
def test_keys_that_some_terminals_swallow_are_refused(key: str) -> None:
    ((code, message),) = found(undo=(key,))
    assert (code, "does not reach a program in every terminal" in message) == ("F19", True)


def test_a_right_key_beside_a_wrong_one_is_used() -> None:
    chosen = {"undo": ("ctrl+b", "U")}
    assert key_map("default", chosen).keys_of("undo") == ("U",)
    assert [code for code, _ in found(**chosen)] == ["F19"]


def test_a_chosen_key_is_taken_from_the_other_action_and_said_to_be() -> None:
    made = key_map("default", {"find": ("e",)})
    meant = made.for_key("e", "fit")
    assert meant is not None
    assert meant.id == "find"
    message = '"e" is the key of find, and edit goes without it; give one of them another key'
    assert found(find=("e",)) == [("F20", message)]
    assert found(find=("e",), edit=("F2",)) == []


def test_a_clash_on_few_pages_names_them() -> None:
    ((code, message),) = found(compare=("O",))
    assert code == "F20"
    assert message.startswith('"O" is the key of compare on home, and page.package goes without it')


def test_keys_that_pages_share_on_purpose_are_no_finding() -> None:
    assert found(drop=("d", "X")) == []
    meant = key_map("default", {"drop": ("d", "X")}).for_key("d", "letter")
    assert meant is not None
    assert meant.id == "letter.drop"


@pytest.mark.parametrize("name", ESSENTIAL)
def test_an_essential_action_without_a_key_keeps_its_own(name: str) -> None:
    ((code, message),) = found(**{name: ()})
    assert code == "F21"
    assert message.startswith("nobody can do without a key for it; it keeps ")
    assert key_map("default", {name: ()}) == DEFAULT


def test_escape_alone_does_not_lead_back() -> None:
    ((code, message),) = found(back=("escape",))
    assert (code, message) == ("F21", "escape alone is slow in some terminals; it keeps q h escape ←")


def test_an_essential_action_loses_its_last_key_to_no_other() -> None:
    made = key_map("default", {"help": ("ctrl+q",)})
    assert made.keys_of("help") == ("?",)
    meant = key_map("default", {"undo": ("ctrl+q", "?", "q", "h", "left")}).for_key("ctrl+q", "fit")
    assert meant is not None
    assert meant.id == "quit"


TYPED = st.text(max_size=4) | st.sampled_from(
    [
        *"abcdhqjkxABX?!:0123[]+-,ö ",
        *("ctrl+q", "ctrl+p", "ctrl+x", "ctrl+b", "escape", "left", "page down", "enter", "tab", "shift+tab"),
        *("space", "f2", "alt+x", "nonsense", "", "ctrl+", "ctrl++", "shift+j"),
    ]
)
CHOSEN: st.SearchStrategy[Keys] = st.dictionaries(
    st.sampled_from([*IDS, "nonsense"]) | st.sampled_from(ESSENTIAL),
    st.lists(TYPED, max_size=4).map(tuple),
    max_size=9,
)


@given(st.sampled_from(list(MAPS)), CHOSEN)
def test_whatever_is_chosen_the_essentials_stay_on_every_page(name: str, chosen: Keys) -> None:
    made = key_map(name, chosen)
    for page in PAGE_IDS:
        here = {one.id: set(one.keys) for one in made.on_page(page)}
        for essential in ESSENTIAL:
            assert here[essential] - {SLOW}
        keys = [key for own in here.values() for key in own]
        assert len(keys) == len(set(keys))
        assert all(made.for_key(key, page) for key in keys)
    for problem in key_map_problems(name, chosen, ("keys",)):
        assert problem.severity is Severity.WARNING
        assert problem.key[1] in chosen


@given(st.sampled_from(list(MAPS)), CHOSEN)
def test_a_key_that_nobody_is_told_about_does_what_was_chosen(name: str, chosen: Keys) -> None:
    if key_map_problems(name, chosen, ()):
        return
    made = key_map(name, chosen)
    for action in made.actions:
        for page in PAGE_IDS:
            if action.id in chosen and action.works_on(page):
                for key in action.keys:
                    meant = made.for_key(key, page)
                    assert meant is not None
                    assert meant.id == action.id or key in key_map(name).keys_of(action.id)


# In the settings


def test_settings_say_map_and_keys() -> None:
    settings, problems = decoded(
        Settings, {"keys": {"map": "vim", "page.fit": "f", "undo": ["u", "U"], "redo": "", "save": []}}
    )
    assert problems == ()
    assert settings.keys.map == "vim"
    assert settings.keys.own == {"page.fit": ("f",), "undo": ("u", "U"), "redo": (), "save": ()}
    assert settings_problems(settings) == ()


def test_the_name_of_an_action_without_quotes_is_a_finding_that_says_so() -> None:
    _, (problem,) = decoded(Settings, {"keys": {"page": {"fit": "f"}}})
    assert (problem.code, problem.key) == ("F04", ("keys", "page"))
    assert 'write the name of the action in quotes: "page.fit" = "F"' in problem.message


def test_an_unknown_map_is_a_finding_with_what_may_be_meant() -> None:
    _, (problem,) = decoded(Settings, {"keys": {"map": "vmi"}})
    assert problem.message == '"vmi" is text, give one of default, vim, arrows; did you mean "vim"?'
