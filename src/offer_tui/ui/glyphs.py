"""The few signs that are not ASCII, each in one place."""

CURSOR = "▌"
FULL, EMPTY = "█", "░"
RULE, LEFT_END, RIGHT_END = "─", "├", "┤"
DASH = "–"
ARROW = "→"
BROKEN = "✗"
MARKED = "•"
EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(part: float, width: int) -> str:
    """Return a bar of full and empty cells for a part of 0 to 1."""
    full = round(min(max(part, 0.0), 1.0) * width)
    return FULL * full + EMPTY * (width - full)


def smooth_bar(part: float, width: int) -> str:
    """Return a bar in eighths of a cell for a part of 0 to 1, without trailing space."""
    eighths = round(min(max(part, 0.0), 1.0) * width * 8)
    full, rest = divmod(eighths, 8)
    return FULL * full + (EIGHTHS[rest] if rest else "")
