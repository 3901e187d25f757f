"""Importing what Textual needs without what it brings along and the first paint has no use for.

Each of the two is a twentieth to a tenth of the start, and gives way to the usual imports where anything is
not as expected. Nothing is missing afterwards: what is left out here is imported when somebody asks for it.
"""

import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType

_PALETTE = "textual.command"


def import_textual() -> None:
    """Import Textual's app, unless somebody did already."""
    if not {"asyncio", "ssl", "textual"} & sys.modules.keys():
        _import_asyncio()
        _import_app()


def _import_asyncio() -> None:
    """Import asyncio as on a Python without TLS: it takes that along for connections, and there are none."""
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how an import is made to fail
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


def _import_app() -> None:
    """Import Textual's app without its palette and all its widgets; `OfferApp` opens that itself."""
    absent = ModuleType(_PALETTE)
    # The app and the themes only name what they import of it, one as the base of a class that is not used.
    absent.__getattr__ = lambda name: type(name, (), {})  # type: ignore[method-assign]  # PEP 562
    sys.modules[_PALETTE] = absent
    try:
        # What fails here fails again, and says why, where it is imported in earnest.
        with suppress(ImportError, TypeError, AttributeError):
            import_module("textual.app")
    finally:
        del sys.modules[_PALETTE]
