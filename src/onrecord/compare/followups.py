"""Find what later statements and events may say of a commitment: repeated, kept, broken or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.compare.occurrences import is_denial
from onrecord.compare.relations import CONDITION
from onrecord.compare.similarity import DIGITS, Encoder, Matrix, load_encoder
from onrecord.lexicon import read_toml
from onrecord.model.claim import CommitmentKind
from onrecord.model.event import EventStatus, EventType
from onrecord.model.series import Bearing, DatedCommitment, DatedEvent, Followup, Saying, days_between
from onrecord.model.statement import Act
from onrecord.text.normalize import fold

ABOUT = 0.55
"""Likeness from which a later finding may be about the same thing as a commitment. Chosen by looking at what is found
for 220 commitments from 900 articles of one agency: below it, most share a region or a topic alone."""
SAME = 0.8
"""Likeness from which words of the one who is bound say it again, whatever they are said to do, and from which their
denial takes it back; from the same."""
SUBJECT = 8
"""Words before one that tells how it went in which the one who is bound must be named, or be meant by a pronoun."""
STEM = 5
"""Letters by which words compare, so that "inspect" and "inspections" are one; content words have one less at least."""
LIKENESS, PARTY, SIGN = 0.6, 0.2, 0.2
"""What likeness, a party as the one who speaks or acts, and a sign of how it went count for in the score. The score
orders candidates for a person and is no probability."""

BINDING = frozenset([Act.PROMISE, Act.THREATEN, Act.ANNOUNCE, Act.PROPOSE])
DONE = frozenset([EventStatus.HAPPENED, EventStatus.ONGOING])
TO_COME = frozenset([EventStatus.PLANNED, EventStatus.PROMISED, EventStatus.THREATENED])
GAVE_WAY = frozenset([EventType.CONCEDE, EventType.RETREAT])
CONFLICT = 3
"""The first quad class of conflict, verbal; material conflict is the next."""
KEPT, BROKEN, WITHDRAWN, REPEATED = Bearing.KEPT, Bearing.BROKEN, Bearing.WITHDRAWN, Bearing.REPEATED
COMMITTER, STATE = "said by the one who is bound", "said on the side of the one who is bound"
STATE_DOES = "done on the side of the one who is bound"
RECIPIENT, NAMED = "said by the one it was made to", "says so of the one who is bound"
OPPOSITE = {KEPT: BROKEN, BROKEN: KEPT}


Reading = tuple[Bearing, tuple[str, ...]]
"""What a finding may mean for a commitment, and why."""


def find_followups(
    commitments: Iterable[DatedCommitment],
    sayings: Sequence[Saying] = (),
    events: Sequence[DatedEvent] = (),
    encoder: Encoder | None = None,
) -> tuple[Followup, ...]:
    """Give for each commitment the later statements and events that may bear on it, the likeliest first.

    Later is in a document of a later day; what has no date is left out. A finding is a candidate where its words are
    about the same thing (`ABOUT`) and it tells what became of the commitment. All are candidates for a person to
    judge. The order of the input changes nothing.

    >>> promise = DatedCommitment(
    ...     "c1", "d1", "2024-05-01", CommitmentKind.PROMISE, "a1", "Ann Example", "reopen the northern border", "s1"
    ... )
    >>> later = Saying("s2", "d2", "2024-06-01", "Example failed to reopen the northern border", ("a2",))
    >>> [(found.finding, found.bearing.value) for found in find_followups([promise], [later])]
    [('s2', 'broken')]
    """
    reader = encoder or load_encoder()
    said, done = _Topics.of(reader, sayings), _Topics.of(reader, events)
    found: list[Followup] = []
    for commitment in sorted(commitments, key=lambda each: (each.date or "", each.document, each.id)):
        candidates: list[Followup] = []
        for number, likeness in said.about(reader, commitment):
            if (read := read_saying(commitment, saying := sayings[number], likeness)) is not None:
                candidates.append(_followup(commitment, saying.statement, saying, likeness, read))
        for number, likeness in done.about(reader, commitment):
            if (read := read_event(commitment, event := events[number])) is not None:
                candidates.append(_followup(commitment, event.id, event, likeness, read))
        found += sorted(candidates, key=lambda each: (-each.score, each.date, each.document, each.finding))
    return tuple(found)


def read_saying(commitment: DatedCommitment, saying: Saying, likeness: float) -> Reading | None:
    """Tell what a statement on the same thing says of a commitment, and why; None where it says nothing of it.

    The one who is bound may repeat it or take it back. That it was kept or broken counts by the word of anybody who
    says so of the one who is bound.
    """
    itself = commitment.committer in saying.speakers
    committer = itself or bool(set(commitment.states) & set(saying.states))
    recipient = bool(
        set(commitment.recipients) & set(saying.speakers) or set(commitment.recipient_states) & set(saying.states)
    )
    party = COMMITTER if itself else STATE if committer else RECIPIENT if recipient else NAMED
    # Nobody speaks of a threat as honoured or violated: events show whether it was carried out.
    signs = (WITHDRAWN,) * committer + (BROKEN, KEPT) * (commitment.kind != CommitmentKind.THREAT)
    read = next(filter(None, (_sign(bearing, commitment, saying.text, party) for bearing in signs)), None)
    if read is None and committer:
        read = _say_again(commitment, saying, likeness)
    return None if read is None else (read[0], (party, *read[1]))


def read_event(commitment: DatedCommitment, event: DatedEvent) -> Reading | None:
    """Tell what an event on the same thing shows of a commitment, and why; only what the one who is bound does counts.

    Nothing that happened before the commitment was made shows anything of it.
    A threat is kept by conflict and withdrawn by giving way; all else is kept by cooperation and broken by conflict,
    or by doing it where the commitment is not to.
    """
    before = event.status == EventStatus.HAPPENED and (days_between(commitment.date, event.happened_on) or 0) < 0
    if before or not set(commitment.states) & set(event.actors):
        return None
    reasons = (STATE_DOES, f"{event.type.value} {event.status.value}")
    if event.status in TO_COME:
        return REPEATED, reasons
    if event.status not in DONE:
        return (BROKEN, reasons) if event.status == EventStatus.DENIED else None
    conflict = event.type.quad >= CONFLICT
    if commitment.kind == CommitmentKind.THREAT:
        kept = KEPT if conflict else WITHDRAWN if event.type in GAVE_WAY else None
        return (kept, reasons) if kept else None
    kept = BROKEN if conflict or is_denial(commitment.action) else KEPT
    return kept, reasons


@dataclass(frozen=True, slots=True)
class _Topics:
    """Findings with the vector and the word pieces of each."""

    findings: Sequence[Saying | DatedEvent]
    vectors: Matrix
    pieces: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, encoder: Encoder, findings: Sequence[Saying | DatedEvent]) -> _Topics:
        texts = [finding.text for finding in findings]
        vectors = np.stack([encoder.encode(text) for text in texts]) if texts else np.zeros((0, 0))
        return cls(findings, vectors, tuple(map(encoder.pieces_of, texts)))

    def about(self, encoder: Encoder, commitment: DatedCommitment) -> Iterator[tuple[int, float]]:
        """Give the numbers of the later findings on the same thing, with how alike they are in meaning and words.

        They share a word other than the name of a person or place.
        """
        if not self.findings:
            return
        meaning = np.round(self.vectors @ encoder.encode(commitment.action), DIGITS)
        pieces, stems = encoder.pieces_of(commitment.action), _stems(commitment.action)
        for number in np.flatnonzero(meaning >= ABOUT).tolist():
            finding = self.findings[number]
            if (days_between(commitment.date, finding.date) or 0) > 0 and stems & _stems(finding.text):
                likeness = (float(meaning[number]) + encoder.share_pieces(pieces, self.pieces[number])) / 2
                if likeness >= ABOUT:
                    yield number, likeness


def _followup(
    commitment: DatedCommitment, id: str, finding: Saying | DatedEvent, likeness: float, read: Reading
) -> Followup:
    bearing, signs = read
    reasons = (f"about the same thing ({likeness:.2f})", *signs)
    day = (finding.happened_on if isinstance(finding, DatedEvent) else None) or finding.date
    if commitment.deadline and (days_between(commitment.deadline, day) or 0) > 0:
        reasons = (*reasons, f"after the deadline, {commitment.deadline}")
    weight = PARTY * (NAMED not in signs) + SIGN * (bearing != REPEATED)
    score = round(LIKENESS * min(likeness, 1.0) + weight, DIGITS)
    return Followup(commitment.id, id, finding.document, finding.date or "", bearing, score, reasons, finding.text)


def _sign(bearing: Bearing, commitment: DatedCommitment, text: str, party: str) -> Reading | None:
    """Read a word that tells that the one who is bound kept, broke or withdrew something; "not kept" is broken.

    Who is bound to withdraw takes nothing back by withdrawing.
    """
    if bearing == WITHDRAWN and _pattern(bearing.value).search(commitment.action):
        return None
    for match in _pattern(bearing.value).finditer(text):
        before = " ".join(text[: match.start()].split()[-SUBJECT:])
        if _pattern("unreal").search(before) or not _is_meant(commitment.name, before, party):
            continue
        if not _pattern("denied").search(before):
            return bearing, (f"says “{match.group()}”",)
        if bearing in OPPOSITE:
            return OPPOSITE[bearing], (f"says “{match.group()}”, denied",)
    return None


def _is_meant(name: str, before: str, party: str) -> bool:
    last = fold(name).split()[-1:]
    if last and re.search(rf"\b{re.escape(last[0])}\b", fold(before)):
        return True
    return party != NAMED and bool(_pattern("spoken_of" if party == RECIPIENT else "speaker").search(before))


def _say_again(commitment: DatedCommitment, saying: Saying, likeness: float) -> Reading | None:
    """Read a statement of the one who is bound as the same commitment again, or its contrary as taking it back."""
    act = next((act for act in saying.acts if act in BINDING), None)
    if act is None and likeness < SAME:
        return None
    reason = f"act {act.value}" if act else "nearly the same words"
    # In "if they do nothing, we will" only the condition is denied.
    if is_denial(saying.text) == is_denial(commitment.action) or CONDITION.search(saying.text):
        return REPEATED, (reason,)
    return (WITHDRAWN, (reason, "one of the two is denied")) if likeness >= SAME else None


def _stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words that say what a text is about: no names but those of treaties and bodies."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    telling = (word for word in words if (word[0].islower() or word.isupper()) and word not in _empty_words())
    return frozenset(fold(word)[:STEM] for word in telling)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(read_toml("followups.toml")["empty"]["words"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_toml("followups.toml")[name]["pattern"], re.IGNORECASE)
