"""Widgets that any screen can use."""
