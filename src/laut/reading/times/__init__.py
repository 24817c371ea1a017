"""Time expressions: found by a grammar over atoms, resolved against a reference."""
