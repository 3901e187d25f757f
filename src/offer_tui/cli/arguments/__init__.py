"""The arguments of the commands, a module for those that belong together."""
