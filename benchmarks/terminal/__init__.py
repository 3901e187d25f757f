"""A terminal that runs a program and takes note of every byte and of when it came."""
