"""The ledger: what was put on the record, kept in one SQLite file."""
