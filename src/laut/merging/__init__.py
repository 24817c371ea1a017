"""Which claims are about the same event; pure functions."""
