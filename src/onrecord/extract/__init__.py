"""What a text says: attributions, acts, the occasion."""
