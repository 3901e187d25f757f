"""The guide: what good advice says of an offer, as rules with a place and a remedy."""
