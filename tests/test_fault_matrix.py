"""The fault matrix: what can go wrong with the files of a person, and the tests that nothing is lost by it.

`.ci/run` runs the files that are named here, but those in tests/long, also as a user who is not root.
"""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "files-that-survive.md"

MATRIX: Mapping[str, Mapping[str, Sequence[str]]] = {
    "ENOSPC, EDQUOT, EIO, EFBIG, EACCES, EROFS, EMFILE at any call": {
        "tests/files/test_faults.py": [
            "test_any_call_that_fails_leaves_the_old_file_or_the_new_one_whole",
            "test_a_disk_that_is_gone_from_some_call_on_leaves_the_old_file_or_the_new_one_whole",
        ],
        "tests/files/test_faults_outside.py": [
            "test_a_full_file_system_leaves_the_old_file",
            "test_a_file_that_may_not_grow_so_large_leaves_the_old_one",
            "test_a_call_that_fails_in_the_system_itself_leaves_a_whole_file",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_an_edit_of_which_any_call_fails_is_saved_or_said_and_offered_at_the_next_start",
            "test_an_edit_is_never_said_to_be_noted_where_it_is_not",
            "test_a_try_that_was_noted_stays_noted_where_the_next_one_cannot_be",
        ],
        "tests/files/test_journal_faults.py": [
            "test_a_disk_that_fails_is_said_once_and_stops_nothing",
        ],
        "tests/ui/test_lost_files.py": [
            "test_a_disk_that_refuses_leaves_the_old_file_and_the_field_open",
        ],
        "tests/ui/test_recovery.py": [
            "test_a_full_disk_keeps_the_edit_and_says_so",
        ],
    },
    "kill -9 at any time": {
        "tests/files/test_faults.py": [
            "test_a_kill_before_any_call_leaves_a_whole_file_and_what_was_acknowledged",
            "test_a_kill_at_any_time_leaves_a_whole_file_and_what_was_acknowledged",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_an_edit_is_synced_in_the_journal_before_its_save_begins",
            "test_an_edit_killed_before_any_call_is_there_or_offered_unless_it_was_not_begun",
            "test_no_edit_that_was_acknowledged_is_lost_by_a_kill_at_any_time",
        ],
        "tests/ui/test_ends.py": [
            "test_what_was_being_typed_is_offered_at_the_next_start",
        ],
        "tests/ui/test_recovery.py": [
            "test_a_save_that_was_cut_off_is_shown_and_taken_or_thrown_away",
        ],
        "tests/long/test_kills.py": [
            "test_three_hundred_kills_lose_nothing_that_was_acknowledged",
        ],
        "tests/long/test_sessions.py": [
            "test_three_hundred_kills_lose_no_edit_that_was_acknowledged",
        ],
    },
    "power loss": {
        "tests/files/test_faults.py": [
            "test_a_loss_of_power_leaves_a_whole_file_and_what_was_confirmed",
            "test_without_a_sync_a_loss_of_power_would_lose_what_was_confirmed",
        ],
        "tests/files/test_journal_faults.py": [
            "test_a_file_cut_off_anywhere_keeps_all_whole_lines",
        ],
        "tests/long/test_crashes.py": [
            "test_a_loss_of_power_after_any_fault_and_another_save_leaves_what_was_confirmed",
            "test_a_loss_of_power_while_an_editors_text_is_put_back_leaves_a_whole_file",
        ],
    },
    "two programs on one file": {
        "tests/files/test_faults.py": [
            "test_no_update_of_three_programs_is_lost",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_no_edit_of_three_programs_on_one_file_is_lost",
        ],
        "tests/files/test_journal.py": [
            "test_only_one_start_is_offered_it",
        ],
        "tests/long/test_races.py": [
            "test_of_four_hundred_increments_of_each_of_three_programs_none_is_lost",
        ],
        "tests/long/test_sessions.py": [
            "test_of_four_hundred_edits_of_each_of_three_programs_none_is_lost",
        ],
    },
    "vim saves meanwhile": {
        "tests/files/test_faults.py": [
            "test_what_an_editor_saves_at_the_same_moment_is_not_lost",
            "test_what_an_editor_saves_before_any_call_is_not_lost",
            "test_what_an_editor_saves_again_before_its_text_is_put_back_is_in_place_and_both_are_kept",
        ],
        "tests/files/test_workbook_journal.py": [
            "test_what_changes_at_the_same_moment_is_kept_and_the_edit_made_on_it",
        ],
        "tests/long/test_races.py": [
            "test_in_fifteen_hundred_races_with_an_editor_none_of_its_texts_is_lost",
        ],
    },
    "edits of different keys": {
        "tests/core/test_merge.py": [
            "test_every_promise_holds_for_what_two_sides_made_of_one_offer",
        ],
        "tests/files/test_merging.py": [
            "test_any_two_versions_merge_to_a_valid_text_that_keeps_what_theirs_wrote",
        ],
        "tests/files/test_workbook.py": [
            "test_another_key_that_somebody_changed_is_kept",
        ],
        "tests/ui/test_outside.py": [
            "test_an_edit_is_merged_with_a_change_of_another_key",
        ],
        "tests/long/test_merges.py": [
            "test_any_two_versions_merge_to_a_valid_text_that_keeps_what_theirs_wrote",
        ],
    },
    "edits of the same key": {
        "tests/core/test_merge.py": [
            "test_the_same_thing_changed_by_both_is_for_a_person_to_settle",
        ],
        "tests/files/test_workbook.py": [
            "test_the_same_key_that_somebody_changed_is_asked_about",
        ],
        "tests/files/test_workbook_journal.py": [
            "test_a_conflict_stays_noted_until_somebody_chose",
        ],
        "tests/ui/test_conflicts.py": [
            "test_a_change_of_the_same_key_asks_which_one_counts",
        ],
        "tests/long/test_merges.py": [
            "test_every_promise_holds_for_what_two_sides_made_of_one_offer",
        ],
    },
    "file, directory or file system read only": {
        "tests/files/test_faults_outside.py": [
            "test_a_read_only_file_is_said_and_left_alone",
            "test_a_read_only_directory_is_said_and_left_alone",
            "test_a_read_only_file_system_is_said_and_left_alone",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_in_a_read_only_directory_an_edit_is_offered_again_and_reading_goes_on",
        ],
        "tests/test_environment.py": [
            "test_on_a_read_only_file_system_all_can_be_read_and_what_cannot_be_saved_is_said",
        ],
    },
    "symlinked file or directory, also relative": {
        "tests/files/test_faults_outside.py": [
            "test_a_linked_file_stays_linked",
            "test_a_file_behind_a_linked_directory_and_a_link_is_saved_where_it_lies",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_an_edit_and_its_note_are_the_same_by_whatever_name_the_directory_is_opened",
        ],
        "tests/ui/test_lost_files.py": [
            "test_mode_and_symbolic_link_of_a_file_stay",
        ],
    },
    "file renamed, deleted, replaced by a directory meanwhile": {
        "tests/files/test_faults_outside.py": [
            "test_a_file_that_is_gone_before_any_call_is_not_made_again",
        ],
        "tests/files/test_workbook_faults.py": [
            "test_an_edit_of_a_file_that_is_gone_is_kept_and_makes_no_file",
        ],
        "tests/ui/test_lost_files.py": [
            "test_an_edit_of_a_file_that_is_gone_says_so_and_makes_no_file",
            "test_a_profile_that_is_gone_is_shown_as_it_was_and_no_edit_makes_another",
            "test_a_file_that_is_deleted_stays_on_screen_until_its_page_is_left",
        ],
    },
    "terminal closed, HUP, TERM, stalled connection": {
        "tests/ui/test_ends.py": [
            "test_a_signal_ends_the_program_and_restores_the_terminal",
            "test_a_closed_terminal_ends_the_program",
            "test_a_closed_terminal_ends_the_program_even_where_hangups_are_ignored",
            "test_a_signal_ends_the_program_on_a_connection_that_stands_still",
            "test_a_terminal_closed_while_it_stands_still_ends_the_program",
            "test_what_was_being_typed_is_offered_at_the_next_start",
        ],
    },
    "ctrl+z and back, resize to 1×1 and back": {
        "tests/ui/test_ends.py": [
            "test_ctrl_z_gives_the_terminal_back_and_takes_it_again",
            "test_the_smallest_window_and_back_is_the_same_screen",
        ],
    },
    "broken or hostile file": {
        "tests/files/test_corpus.py": [
            "test_a_nasty_file_is_a_problem_with_a_place",
            "test_a_nasty_file_is_read_at_once",
            "test_a_nasty_file_hides_no_other_and_is_never_written_to",
        ],
        "tests/files/test_toml_conformance.py": [
            "test_what_is_no_toml_is_refused",
        ],
        "tests/files/test_workbook.py": [
            "test_a_file_that_was_broken_meanwhile_is_not_touched",
        ],
    },
    "hostile text": {
        "tests/ui/test_terminal_capture.py": [
            "test_nothing_hostile_reaches_the_terminal_on_any_page",
            "test_no_command_prints_anything_hostile",
        ],
        "tests/ui/test_hostile_text.py": [
            "test_text_of_a_file_is_only_ever_shown",
        ],
        "tests/test_sanitiser.py": [
            "test_no_code_goes_around_the_sanitiser",
        ],
    },
    "hostile names": {
        "tests/core/test_slugs.py": [
            "test_every_name_becomes_a_free_slug_of_letters_digits_and_hyphens",
        ],
        "tests/cli/test_hostile_names.py": [
            "test_whatever_a_company_is_called_new_writes_one_file_of_its_own_or_refuses",
            "test_whatever_is_typed_for_an_offer_shows_no_other_file",
        ],
        "tests/files/test_corpus.py": [
            "test_a_nasty_name_is_only_ever_a_name",
        ],
    },
    "clock jumps, no locale, no HOME, TERM unknown or dumb": {
        "tests/files/test_clock.py": [
            "test_a_change_of_the_same_length_is_seen_whatever_its_time_says",
            "test_all_that_was_noted_while_the_clock_jumped_is_offered_and_settled",
        ],
        "tests/test_environment.py": [
            "test_commands_say_the_same_in_every_environment",
            "test_the_app_opens_in_every_environment_or_says_in_one_line_why_not",
            "test_without_any_home_the_app_opens_and_saves",
            "test_on_any_day_commands_work",
        ],
    },
}
"""By the words of each row: the tests that hold what it promises, by their files."""


@pytest.fixture(scope="module")
def collected() -> frozenset[str]:
    """Return the tests that pytest finds in the files that are named, without their parameters."""
    files = sorted({file for tests in MATRIX.values() for file in tests})
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return frozenset(line.partition("[")[0] for line in found.stdout.splitlines())


# One process collects for all rows.
@pytest.mark.xdist_group("fault matrix")
@pytest.mark.parametrize("row", MATRIX)
def test_a_row_of_the_fault_matrix_has_its_tests(row: str, collected: frozenset[str]) -> None:
    named = [f"{file}::{test}" for file, tests in MATRIX[row].items() for test in tests]
    assert named
    assert [test for test in named if test not in collected] == []


def test_the_page_has_the_rows_of_the_matrix_and_no_others() -> None:
    promised = PAGE.read_text(encoding="utf-8").partition("## What is promised")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+) \|", promised, re.MULTILINE)
    assert cells == ["what goes wrong", *MATRIX]
