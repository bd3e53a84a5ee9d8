"""Many documents: where they come from, and reading them with several processes."""
