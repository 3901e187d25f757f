"""TOML and the disk."""
