"""One module a page: its rows, its panel and what can be added to it, as plain values."""
