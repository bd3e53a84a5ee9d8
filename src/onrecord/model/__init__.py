"""What exists: frozen records, standard library only."""
