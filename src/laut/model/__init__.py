"""What things are: frozen, typed, no I/O, standard library only."""
