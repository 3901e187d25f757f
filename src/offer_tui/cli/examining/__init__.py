"""What `doctor` makes of what it found: the terminal, and the machine around it."""
