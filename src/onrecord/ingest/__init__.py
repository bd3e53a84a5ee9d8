"""Files, pages and standard input become documents."""
