"""The program's version."""

VERSION = "0.1.0"
"""The same as in pyproject.toml, which a test sees to: to ask the installed package would be slow."""
