"""Files that stand on the command line where an offer's name may stand, too."""

from offer_tui.files.directory import ENDING


def is_file_name(name: str) -> bool:
    """Tell whether a name is that of a file: it has the ending, which the name of an offer leaves out."""
    return name.endswith(ENDING)
