"""Tell what only names a topic ("they discussed trade") from what somebody said about it."""

from __future__ import annotations

import re

from onrecord.lexicon import wording
from onrecord.model.statement import Attribution, Manner
from onrecord.text.analysis import Parse

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ASKS = re.compile(r"(?:whether|if|how|why|what|who|when|where)\b", re.IGNORECASE)


def names_topic(text: str, parse: Parse, each: Attribution) -> bool:
    """Tell whether an attribution only names what was talked about: a topic's cue, and no clause or quotation.

    It drops 3 wrong findings and no right one from our own readings, where a topic alone is no statement; of 3 that
    it drops from PolNeAR dev, whose coders took some topics for contents, 2 were right.
    """
    cue, content = each.cues[0] if each.cues else None, each.contents[0]
    if cue is None or each.manner != Manner.INDIRECT or content.start < cue.end:
        return False
    first, *_ = content.of(text).split()
    lead = f"{text[cue.start : content.start]}{first}"
    return wording("topic_alone").match(lead) is not None and not _holds_clause(text, parse, each)


def _holds_clause(text: str, parse: Parse, each: Attribution) -> bool:
    words = [token for piece in each.contents for token in parse.within(piece)]
    asks = ASKS.match(each.contents[0].of(text)) is not None
    return asks or any(token.tag in FINITE for token in words) or (bool(words) and words[0].tag == "TO")
