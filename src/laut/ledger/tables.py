"""The tables of a ledger.

What was taken in is only ever added to: `reports`, `readings`, `judgements`, `rejections`.
`tellings` and `sources` are those of each report's newest reading. What is computed from them (`blocks`,
`fingerprints`, `pairs`, `copies`, `events`, `event_tellings`, `facets`) can be thrown away and rebuilt.
"""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

_SERIAL = BigInteger().with_variant(Integer(), "sqlite")

REPORTS = Table(
    "reports",
    METADATA,
    Column("number", _SERIAL, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("outlet", String, index=True),
    Column("url", Text),
    Column("language", String),
    Column("published", String),
    Column("first_day", String, index=True),
    Column("added", String, nullable=False),
    Column("author", Text),
    Column("based_on", Text),
)
"""`first_day` is the first day of `published` (ISO 8601), for sorting; `based_on` is what the report says it is based on."""

READINGS = Table(
    "readings",
    METADATA,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("version", String, primary_key=True),
    Column("added", String, nullable=False),
    Column("json", Text, nullable=False),
)
"""`json` is the contract's object as `laut read --format json` prints it, by program version."""

TELLINGS = Table(
    "tellings",
    METADATA,
    Column("id", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", String, nullable=False),
    Column("type", String, nullable=False),
    Column("json", Text, nullable=False),
    Column("number", BigInteger),
    Index("tellings_by_number", "number", unique=True),
)
"""`number` counts tellings in the order in which they were kept, and stands for them in `blocks` and `pairs`."""

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("telling", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The tellings (by number) under each blocking key; `place` is their order of merging in that block, from 0."""

FINGERPRINTS = Table(
    "fingerprints",
    METADATA,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("report", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The reports (by number) that hold each sampled run of words; `place` as in `blocks`."""

PAIRS = Table(
    "pairs",
    METADATA,
    Column("left", BigInteger, primary_key=True, autoincrement=False),
    Column("right", BigInteger, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),
    Index("pairs_by_right", "right"),
    sqlite_with_rowid=False,
)
"""Decided pairs of tellings (by number, `left` < `right`); `score` is the probability that both are about one event."""

COPIES = Table(
    "copies",
    METADATA,
    Column("of", String, ForeignKey("reports.id"), primary_key=True),
    Column("copy", String, ForeignKey("reports.id"), primary_key=True),
    Column("share", Float, nullable=False),
    Column("because", Text, nullable=False),
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("cites", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("because", Text, nullable=False),
)
"""Where a report names an outlet, agency or body as its source."""

EVENTS = Table(
    "events",
    METADATA,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("first_day", String, index=True),
    Column("last_day", String),
    Column("place", String),
    Column("country", String),
    Column("independent_origins", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Column("geonames", BigInteger),
    Column("lat", Float),
    Column("lon", Float),
)
"""`geonames`, `lat` and `lon` (degrees) belong to `place`, for maps."""

EVENT_TELLINGS = Table(
    "event_tellings",
    METADATA,
    Column("telling", String, ForeignKey("tellings.id"), primary_key=True),
    Column("event", String, ForeignKey("events.id"), nullable=False, index=True),
)

FACETS = Table(
    "facets",
    METADATA,
    Column("event", String, ForeignKey("events.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("stem", String, primary_key=True),
    Column("name", String, primary_key=True),
    Index("facets_by_stem", "kind", "stem"),
)
"""By what an event is found: `kind` is `actor`, `place`, `speaker` or `outlet`; `stem` one word's stem of `name`."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", _SERIAL, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("json", Text, nullable=False),
)

REJECTIONS = Table(
    "rejections",
    METADATA,
    Column("number", _SERIAL, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("line", Integer),
    Column("reason", Text, nullable=False),
    Column("added", String, nullable=False),
)

PENDING = Table(
    "pending",
    METADATA,
    Column("number", _SERIAL, primary_key=True, autoincrement=False),
    Column("report", String, ForeignKey("reports.id"), nullable=False, unique=True),
)
"""Reports (with their numbers) whose tellings are kept but not yet merged into events."""
