"""The command `offer-tui`."""

import gc
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
    if argv is not None:
        return _interruptible(argv)
    # A command is over before its garbage is worth looking for; the app looks for it once it has started.
    gc.disable()
    try:
        return _interruptible(argv)
    finally:
        # What is left goes with the process: looking through it at the end takes a tenth of a quick command.
        gc.freeze()


def _interruptible(argv: Sequence[str] | None) -> int:
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
    if options.ascii:
        output.write_ascii()
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
