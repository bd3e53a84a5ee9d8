"""The reading room: pages on a ledger, made on the server, of plain HTML."""
