"""The ledger's schema, as the ordered steps that lead to it.

A step is never edited once it was released: a change to the schema is one more step at the end.
`PRAGMA user_version` holds the number of steps that a file has taken.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: what it does, and the SQL that does it."""

    name: str
    script: str


_FIRST = """
CREATE TABLE documents (
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  url TEXT,
  title TEXT,
  publisher TEXT,
  published_on TEXT,
  language TEXT NOT NULL,
  licence TEXT,
  byline TEXT,
  text TEXT NOT NULL,
  raw BLOB NOT NULL,
  text_sha256 TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  UNIQUE (key, id)
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  settings TEXT NOT NULL
) STRICT;

-- document_id repeats documents.id so that the index below can hold "one current extraction a document".
CREATE TABLE extractions (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  document_id TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id),
  added_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  superseded_by INTEGER REFERENCES extractions (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (document, document_id) REFERENCES documents (key, id)
) STRICT;
CREATE UNIQUE INDEX current_extractions ON extractions (document_id) WHERE superseded_by IS NULL;
CREATE INDEX extractions_of_a_document ON extractions (document_id);

CREATE TABLE actors (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  wikidata TEXT,
  office TEXT,
  PRIMARY KEY (extraction, id),
  UNIQUE (extraction, position)
) STRICT;

CREATE TABLE mentions (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  actor TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (extraction, position),
  FOREIGN KEY (extraction, actor) REFERENCES actors (extraction, id)
) STRICT;

-- Two extractions may find the same statement under the same id; key is the row of the word index.
CREATE TABLE statements (
  key INTEGER PRIMARY KEY,
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  manner TEXT NOT NULL,
  strength INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 5),
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  parent TEXT,
  repeats TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  method TEXT NOT NULL,
  UNIQUE (extraction, id),
  UNIQUE (extraction, position),
  FOREIGN KEY (extraction, parent) REFERENCES statements (extraction, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (extraction, repeats) REFERENCES statements (extraction, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statements_by_id ON statements (id);

CREATE TABLE statement_spans (
  extraction INTEGER NOT NULL,
  statement TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (extraction, statement, role, position),
  FOREIGN KEY (extraction, statement) REFERENCES statements (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_actors (
  extraction INTEGER NOT NULL,
  statement TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee')),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (extraction, statement, role, position),
  FOREIGN KEY (extraction, statement) REFERENCES statements (extraction, id),
  FOREIGN KEY (extraction, actor) REFERENCES actors (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_acts (
  extraction INTEGER NOT NULL,
  statement TEXT NOT NULL,
  position INTEGER NOT NULL,
  act TEXT NOT NULL,
  PRIMARY KEY (extraction, statement, position),
  FOREIGN KEY (extraction, statement) REFERENCES statements (extraction, id)
) STRICT, WITHOUT ROWID;

-- has_place tells "no place" from a place of which neither name nor country is known.
CREATE TABLE occasions (
  extraction INTEGER PRIMARY KEY REFERENCES extractions (id),
  kind TEXT NOT NULL,
  date TEXT,
  has_place INTEGER NOT NULL CHECK (has_place IN (0, 1)),
  place_name TEXT,
  place_country TEXT,
  host TEXT,
  FOREIGN KEY (extraction, host) REFERENCES actors (extraction, id)
) STRICT;

CREATE TABLE occasion_participants (
  extraction INTEGER NOT NULL REFERENCES occasions (extraction),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (extraction, position),
  FOREIGN KEY (extraction, actor) REFERENCES actors (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  origin TEXT NOT NULL CHECK (origin IN ('document', 'extraction')),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  exact TEXT,
  prefix TEXT,
  suffix TEXT,
  PRIMARY KEY (extraction, origin, position)
) STRICT, WITHOUT ROWID;

-- The words of the statements of current extractions; rowid is statements.key.
CREATE VIRTUAL TABLE statement_words USING fts5 (content, tokenize = "unicode61 remove_diacritics 2");
"""

_CLAIMS = """
CREATE TABLE mention_reasons (
  extraction INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  points REAL NOT NULL,
  PRIMARY KEY (extraction, mention, position),
  FOREIGN KEY (extraction, mention) REFERENCES mentions (extraction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  holder TEXT NOT NULL,
  stance TEXT NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (extraction, id),
  UNIQUE (extraction, position),
  FOREIGN KEY (extraction, holder) REFERENCES actors (extraction, id)
) STRICT;
CREATE INDEX positions_by_label ON positions (label);
CREATE INDEX positions_by_holder ON positions (holder);

CREATE TABLE position_statements (
  extraction INTEGER NOT NULL,
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (extraction, claim, position),
  FOREIGN KEY (extraction, claim) REFERENCES positions (extraction, id),
  FOREIGN KEY (extraction, statement) REFERENCES statements (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  committer TEXT NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (extraction, id),
  UNIQUE (extraction, position),
  FOREIGN KEY (extraction, committer) REFERENCES actors (extraction, id),
  FOREIGN KEY (extraction, statement) REFERENCES statements (extraction, id)
) STRICT;
CREATE INDEX commitments_by_committer ON commitments (committer);

CREATE TABLE commitment_recipients (
  extraction INTEGER NOT NULL,
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (extraction, claim, position),
  FOREIGN KEY (extraction, claim) REFERENCES commitments (extraction, id),
  FOREIGN KEY (extraction, actor) REFERENCES actors (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment_spans (
  extraction INTEGER NOT NULL,
  claim TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('action', 'condition', 'deadline')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (extraction, claim, role),
  FOREIGN KEY (extraction, claim) REFERENCES commitments (extraction, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  extraction INTEGER NOT NULL REFERENCES extractions (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  asserted_by TEXT,
  date TEXT,
  has_place INTEGER NOT NULL CHECK (has_place IN (0, 1)),
  place_name TEXT,
  place_country TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (extraction, id),
  UNIQUE (extraction, position),
  FOREIGN KEY (extraction, asserted_by) REFERENCES statements (extraction, id)
) STRICT;

CREATE TABLE event_sides (
  extraction INTEGER NOT NULL,
  event TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (extraction, event, role, position),
  FOREIGN KEY (extraction, event) REFERENCES events (extraction, id)
) STRICT, WITHOUT ROWID;
"""

_PERSONS_WORD = """
-- What a person says of a finding or of an actor. A row is never changed but for undone_at.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'unsure')),
  note TEXT,
  made_by TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX judgements_by_finding ON judgements (finding);

-- merge: actor is identity, everywhere. split: actor is identity, but in one document only.
CREATE TABLE identity_judgements (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  actor TEXT NOT NULL,
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  document_id TEXT,
  note TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT,
  CHECK ((kind = 'split') = (document_id IS NOT NULL))
) STRICT;

-- What the standing identity judgements come to: document_id is '' where it holds for all documents.
CREATE TABLE identities (
  actor TEXT NOT NULL,
  document_id TEXT NOT NULL,
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (actor, document_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW known_actors AS
  SELECT a.extraction, a.id AS actor, e.document_id, e.superseded_by IS NULL AS current,
    coalesce(here.identity, everywhere.identity, a.id) AS identity,
    coalesce(here.name, everywhere.name, a.name) AS name,
    a.kind, a.country, a.wikidata, a.office, a.position
  FROM actors AS a JOIN extractions AS e ON e.id = a.extraction
  LEFT JOIN identities AS here ON here.actor = a.id AND here.document_id = e.document_id
  LEFT JOIN identities AS everywhere ON everywhere.actor = a.id AND everywhere.document_id = '';

-- Lines of the user's own table of actors, as they came.
CREATE TABLE own_actors (
  line TEXT PRIMARY KEY,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX actors_by_id ON actors (id);
CREATE INDEX statement_actors_by_actor ON statement_actors (actor, role);
"""

_OCCASIONS = """
-- What a person says of two documents, in the order of their ids: that they report one occasion (merge) or two (split).
CREATE TABLE occasion_judgements (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  note TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT,
  CHECK (one < other)
) STRICT;
"""

_SOURCES = """
-- What the server said of a page or a feed when it was last fetched whole; document_id is NULL where it is a list or
-- where nothing could be read in it.
CREATE TABLE fetches (
  url TEXT PRIMARY KEY,
  document_id TEXT,
  etag TEXT,
  last_modified TEXT,
  fetched_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Documents whose reading crashed or took too long. A row stays when the document is read later.
CREATE TABLE quarantine (
  document_id TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  run TEXT NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (document_id, text_sha256, run)
) STRICT, WITHOUT ROWID;
"""

_CORRECTIONS = """
-- What a person says is right in place of what was found of a statement. value is an act, an actor's id, or the name of
-- somebody whom no document names. Of each field of a statement one correction stands at most.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('speaker', 'act')),
  value TEXT NOT NULL,
  note TEXT,
  made_by TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX corrections_by_finding ON corrections (finding);
CREATE UNIQUE INDEX standing_corrections ON corrections (finding, field) WHERE undone_at IS NULL;
"""

MIGRATIONS: tuple[Migration, ...] = (
    Migration("documents, extractions and what they found", _FIRST),
    Migration("reasons of mentions, positions, commitments, events", _CLAIMS),
    Migration("what a person says of findings and actors", _PERSONS_WORD),
    Migration("what a person says of occasions", _OCCASIONS),
    Migration("where documents were fetched, and those that no reading came through", _SOURCES),
    Migration("what a person says is right in a finding", _CORRECTIONS),
)
