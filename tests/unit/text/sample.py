"""Strategies for texts with everything in them that makes cutting hard."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    *("“", "”", "„", "«", "»", '"', "‘", "’", "'", "\n\n", "\n", " ", ". ", "? ", ", ", "!", "…", "(", ")", "[", "]"),
    *("He said: ", "We agree", "no", "said Ann.", "A", "b", "U.S. ", "Mr. ", "1", "\t", "\xa0", "\u2028", "é"),
    *("By Ann Example", "All Content by Harbour is licensed under terms", "PORT ADA— ", "AB/CD", "# ", "- ", "***"),
    *("Copyright", "[A note.]", "The Old Harbour Stays", "We will never leave the long old harbour of this town"),
)

TEXTS = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join) | st.text(max_size=60)
