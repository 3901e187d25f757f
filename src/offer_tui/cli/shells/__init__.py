"""Completion scripts, a module for each shell.

All three follow the words before the cursor to a *place*, and then offer what belongs there. A place is the
command and what is about to be typed: `show:@0` its first operand, `show:--years` the value of an option,
`show:-` an option, `:@0` the command itself.
"""
