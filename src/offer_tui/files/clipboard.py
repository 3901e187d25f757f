"""The buffer of tmux, which takes what is copied and says whether it did."""

import subprocess

SECONDS = 1.0
"""How long tmux may take; it is on this machine."""
_LOADING = (("load-buffer", "-w", "-"), ("load-buffer", "-"))
"""With `-w`, tmux hands it on to its terminal too; before 3.2 it does not know how."""


def load_tmux_buffer(text: str) -> bool:
    """Put text into the newest buffer of the tmux that the program runs in; tell whether tmux took it."""
    return any(_took(command, text.encode()) for command in _LOADING)


def _took(command: tuple[str, ...], data: bytes) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - the commands are constants
            ("tmux", *command),  # noqa: S607 - the tmux that the person has
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
