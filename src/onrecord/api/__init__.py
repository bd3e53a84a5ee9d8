"""The ledger over HTTP: the guard before every answer, and `/api/v1`."""
