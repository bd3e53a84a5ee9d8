"""Wikidata's labels of positions, as patterns, and our normalised words for them."""

from __future__ import annotations

UNITED_NATIONS = r"secretary-general of the united nations|deputy secretary-general of the united nations"
SPEAKERS = (
    r"speaker of (the )?(islamic consultative assembly|house of representatives|grand national assembly"
    r"|council of representatives|knesset|lok sabha|national assembly|parliament|house of commons)"
    r"|chairman of the state duma|president of the national assembly"
)
OFFICES = (
    (r"(acting )?president", "president"),
    (r"prime minister|premier of the state council", "prime minister"),
    (r"supreme leader", "supreme leader"),
    (r"emperor", "emperor"),
    (r"monarch", "queen"),
    (
        r"(federal )?minister (of|for) (europe and )?foreign affairs|minister of external affairs",
        "foreign minister",
    ),
    (
        r"secretary of state for foreign(, commonwealth and development| and commonwealth)? affairs",
        "foreign minister",
    ),
    (r"(federal )?minister (of|for) (national )?defence( and armed forces logistics)?", "defence minister"),
    (r"minister of the armed forces|secretary of state for defence", "defence minister"),
    (r"secretary of defence", "secretary of defense"),
    (r"secretary of state", "secretary of state"),
    (r"deputy secretary of state", "deputy secretary of state"),
    (r"national security advisor", "national security advisor"),
    (r"white house press secretary", "white house press secretary"),
    (
        r"(ambassador|permanent representative) to the united nations(, new york)?",
        "ambassador to the united nations",
    ),
    (r"vice president", "vice president"),
    (r"first vice president", "first vice president"),
    (r"(first )?deputy prime minister|vice premier of the state council", "deputy prime minister"),
    (r"deputy minister (of|for) foreign affairs", "deputy foreign minister"),
    (SPEAKERS, "speaker of parliament"),
    (r"chairman of the federation council", "speaker of the upper house"),
    (r"(federal )?minister of finance|minister of the economy, finances and industry", "finance minister"),
    (r"secretary of the treasury", "secretary of the treasury"),
    (r"chancellor of the exchequer", "chancellor of the exchequer"),
    (
        r"(federal )?minister of (the )?interior( affairs)?|minister of (internal|home) affairs",
        "interior minister",
    ),
    (r"secretary of state for the home department", "interior minister"),
    (r"chief of (the )?(general|defence) staff", "chief of the general staff"),
    (r"chairman of the joint chiefs of staff", "chairman of the joint chiefs of staff"),
    (r"director of the cia", "director of the cia"),
    (r"foreign ministry spoke(s)?person", "spokesperson of the foreign ministry"),
    (r"government spokesperson", "spokesperson of the government"),
    (r"vice-president as head of the atomic energy organisation", "head of the atomic energy organization"),
    (
        r"secretary of the supreme national security council",
        "secretary of the supreme national security council",
    ),
    (r"secretary of the security council", "secretary of the security council"),
    (r"general secretary of the chinese communist party", "general secretary of the communist party"),
    (UNITED_NATIONS, r"\g<0>"),
    (r"president of the united nations general assembly", "president of the united nations general assembly"),
    (r"director-general of the world trade organization", "director-general of the world trade organization"),
)
"""Positions in `holders/`, whole and in lower case, and our normalised words for them."""

LEADERS = (
    (r"president\b.*", "president"),
    (
        r"(prime minister|premier|taoiseach|chief minister)\b.*|chairman of the council of ministers.*",
        "prime minister",
    ),
    (r"federal chancellor.*", "chancellor"),
    (r"supreme leader.*", "supreme leader"),
    (r"(king|emperor|sultan|emir|prince|pope|captain regent|governor-general)\b.*", r"\1"),
    (r"monarch .*|druk gyalpo|ngwenyama.*|yang di-pertuan agong", "king"),
    (r"chairman of the presidential council", "president"),
    (r"member of the swiss federal council", "federal councillor"),
)
"""The same for the list of heads of state and government; `co-prince` and the rest are left out."""
