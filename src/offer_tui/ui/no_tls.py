"""Starting without TLS, which asyncio imports in case somebody connects: this program never does."""

import sys


def import_asyncio() -> None:
    """Import asyncio as on a Python that was built without TLS, which saves a twentieth of the start.

    Whatever imports `ssl` itself afterwards gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how an import is said to fail
    try:
        import asyncio.sslproto  # noqa: F401, PLC0415 - not before the line above
    finally:
        del sys.modules["ssl"]
