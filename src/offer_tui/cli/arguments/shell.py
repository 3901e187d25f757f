"""Commands that settle the program in a shell and a terminal."""

from offer_tui.cli.arguments.commands import Commands, add_forms


def add(commands: Commands) -> None:
    """Declare them."""
    completion = commands.add(
        "completion",
        "completion",
        "Print what lets a shell complete commands, options and the names of offers.",
        'For bash, put eval "$(offer-tui completion bash)" into ~/.bashrc; for zsh, the same with zsh into'
        " ~/.zshrc, after compinit; for fish, offer-tui completion fish | source into"
        " ~/.config/fish/config.fish.",
        example="completion bash",
    )
    completion.add_argument("shell", nargs="?", choices=("bash", "zsh", "fish"), help="which shell")
    completion.add_argument(
        "--offers", action="store_true", help="print the names of the offers instead, a line each"
    )
    doctor = commands.add(
        "doctor",
        "doctor",
        "Examine this terminal and the files' surroundings.",
        "Prints the exact lines to add where something is to be mended. Exit code 0: all is fine;"
        " 1: something is to be mended. What needs a terminal is not tested without one.",
        example="doctor",
    )
    add_forms(doctor)
    commands.add(
        "man",
        "man",
        "Print the manual page, for man.",
        "It comes with an installed program; where man does not find it, read it from here.",
        example="man",
    )
