"""Which reports are independent; pure functions."""
