"""What an offer is and what follows from it: pure, no input or output, no clock."""
