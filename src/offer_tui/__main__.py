"""The command `offer-tui`."""

import sys
from collections.abc import Sequence
from importlib import import_module

INTERRUPTED = 130
"""The exit code after ctrl+c, as shells have it."""
READER_GONE = 141
"""The exit code when the reader of a pipe has gone, as of any program that the system ends for it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, those of the process where none are given.

    Returns the exit code. 0: done; 1: something is wrong in a file; 2: could not run. A mistake in the
    arguments raises SystemExit(2).
    """
    try:
        return _run(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: Sequence[str] | None) -> int:
    # Imported only here: ctrl+c may be pressed during the first imports too.
    from offer_tui.cli import output  # noqa: PLC0415 - see above
    from offer_tui.cli.parser import parsed  # noqa: PLC0415 - see above
    from offer_tui.paths import NoHomeError  # noqa: PLC0415 - see above

    output.prepare()
    options = parsed(argv)
    # Each command is imported when it runs: most of them need little, and none needs what another does.
    command = import_module(f"offer_tui.cli.{options.command}")
    try:
        code: int = command.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        output.abandon()
        return READER_GONE
    except NoHomeError as error:
        return output.failed(str(error))
    except OSError as error:
        output.abandon()
        return output.failed(f"the result could not be written: {error.strerror or error}")
    return code


if __name__ == "__main__":
    sys.exit(main())
