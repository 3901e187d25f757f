"""What stands between Textual and the terminal: the project's own driver, or Textual's.

Nothing is imported before a driver is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

THIN, STOCK = "thin", "stock"
DRIVERS = (THIN, STOCK)
"""The names of the drivers, the usual one first."""


def driver_class(name: str) -> "type[Driver]":
    """Return the driver of a name."""
    if name == STOCK:
        from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - only one of the two is needed

        return LinuxDriver
    from offer_tui.ui.driver.thin import ThinDriver  # noqa: PLC0415 - as above

    return ThinDriver
