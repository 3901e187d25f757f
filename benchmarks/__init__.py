"""Every promise of speed, measured beside what it is compared with: `python -m benchmarks`."""
