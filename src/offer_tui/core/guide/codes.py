"""The codes of the rules, for those who only have to know that there is such a rule."""

CODES = tuple(f"N{number:02}" for number in range(1, 28))
