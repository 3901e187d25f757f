"""Copying the sample offers that come with the program."""

from offer_tui import bundled
from offer_tui.files.directory import Directory


def copy_samples(directory: Directory) -> None:
    """Write the samples into an offers directory, never over a file; raises SaveError."""
    samples = bundled.sample_offers()
    for file in sorted(samples.rglob("*.toml")):
        target = directory.path / file.relative_to(samples)
        if not target.exists():
            directory.write(target, file.read_bytes(), None)
