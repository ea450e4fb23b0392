"""Mutations of SQLite files: bytes, schemas, cells, and the files beside them."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import mutations
from checksums import seal

CELLS = [
    None, 0, -1, 1, 2**63 - 1, -2**63, 1e308, float("inf"), 0.5, "", "x", "\u202e", "a\0b", "\x1b[31m", "x" * 100_000, b"", b"\xff",
    b"\0" * 16, "{}", "[]", "null", '{"a":1}', "[" * 3000, "2025-02-30", "9999-12-31T23:59:59Z", "\ufffd", "1e999", 2**53 + 1, 1e18,
]


def _tables(database):
    return [row[0] for row in database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]


@contextmanager
def _open(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Invalid text is read as bytes.
        database.text_factory = bytes
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("PRAGMA foreign_keys = OFF")
        yield database
    seal(path)


def _decoded(names):
    return [name.decode() if isinstance(name, bytes) else name for name in names]


def _attempt(database, sql, *values):
    try:
        database.execute(sql, values)
    except (sqlite3.Error, OverflowError):
        pass


def cells(rng, path):
    """Replaces cells by other values that the constraints of the tables permit."""
    with _open(path) as database:
        tables = _decoded(_tables(database))
        tables = [table for table in tables if database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]] or tables
        for _ in range(rng.choice((1, 3, 10))):
            table = rng.choice(tables)
            column = rng.choice(_decoded(row[1] for row in database.execute(f'PRAGMA table_info("{table}")')))
            value = rng.choice(CELLS)
            where = "" if rng.random() < 0.3 else f" WHERE rowid IN (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET {rng.randrange(5)})"
            if rng.random() < 0.15:
                _attempt(database, f'UPDATE "{table}" SET "{column}" = CAST(X\'FFC3\' AS TEXT){where}')
            elif rng.random() < 0.15:
                _attempt(database, f'UPDATE "{table}" SET "{column}" = -"{column}"{where}')
            elif rng.random() < 0.15:
                _attempt(database, f'UPDATE "{table}" SET "{column}" = substr("{column}", 1, length("{column}") / 2){where}')
            else:
                _attempt(database, f'UPDATE "{table}" SET "{column}" = ?{where}', value)


def rows(rng, path):
    with _open(path) as database:
        for _ in range(rng.choice((1, 3))):
            table = rng.choice(_decoded(_tables(database)))
            _attempt(database, f'DELETE FROM "{table}" WHERE rowid % {rng.choice((1, 2, 3))} = 0')


def schema(rng, path):
    with _open(path) as database:
        table = rng.choice(_decoded(_tables(database)))
        kind = rng.randrange(5)
        if kind == 0:
            _attempt(database, f'DROP TABLE "{table}"')
        elif kind == 1:
            column = rng.choice(_decoded(row[1] for row in database.execute(f'PRAGMA table_info("{table}")')))
            _attempt(database, f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "other"')
        elif kind == 2:
            _attempt(database, f'ALTER TABLE "{table}" RENAME TO "other"')
        elif kind == 3:
            _attempt(database, f'CREATE TRIGGER t BEFORE UPDATE ON "{table}" BEGIN SELECT raise(ABORT, \'no\x1b\'); END')
        else:
            _attempt(database, "PRAGMA writable_schema = ON")
            _attempt(database, f"UPDATE sqlite_schema SET sql = 'CREATE TABLE x(y)' WHERE name = '{table}'")


def version(rng, path):
    with _open(path) as database:
        kind, number = rng.choice(("user_version", "user_version", "application_id")), rng.choice((0, 1, 2, 3, 5, 8, 99, -1))
        database.execute(f"PRAGMA {kind} = {number}")


def change_bytes(rng, path):
    """Changes bytes, most of them in the middle of pages."""
    data = Path(path).read_bytes()
    if rng.random() < 0.5:
        changed = bytearray(data)
        for _ in range(rng.choice((1, 5, 50))):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        Path(path).write_bytes(changed)
    else:
        Path(path).write_bytes(mutations.several(rng, data, mutations.BYTES)[0])


def change_header(rng, path):
    data = bytearray(Path(path).read_bytes())
    for _ in range(rng.choice((1, 3))):
        data[rng.randrange(100)] = rng.choice((0, 1, 2, 255, rng.randrange(256)))
    Path(path).write_bytes(data)


def add_log(rng, path):
    """Adds a log of another file."""
    data = Path(path).read_bytes()
    name = rng.choice(("-wal", "-journal", "-shm", "-wal"))
    log = b"\x37\x7f\x06\x82\x00\x2d\xe2\x18\x00\x00\x10\x00" + rng.randbytes(4096 + 100)
    Path(f"{path}{name}").write_bytes(rng.choice((rng.randbytes(500), log, data[:5000], b"", b"\0" * 32)))


ORIGIN = """
CREATE TABLE seats (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE creatives (id INTEGER PRIMARY KEY, buyer_creative_id TEXT, detected_url TEXT, detected_domain TEXT, width INTEGER,
    height INTEGER, format TEXT, detected_advertiser TEXT, file_hash TEXT, created_at TIMESTAMP);
CREATE TABLE performance_metrics (id INTEGER PRIMARY KEY, creative_id INTEGER, date DATE, geo_id INTEGER, impressions INTEGER,
    clicks INTEGER, spend REAL);
CREATE TABLE campaigns (id INTEGER PRIMARY KEY AUTOINCREMENT, seat_id INTEGER REFERENCES seats(id), name TEXT NOT NULL,
    description TEXT, ai_generated BOOLEAN DEFAULT TRUE, ai_confidence REAL, clustering_method TEXT, status TEXT DEFAULT 'active',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE creative_campaigns (id INTEGER PRIMARY KEY AUTOINCREMENT, creative_id INTEGER NOT NULL REFERENCES creatives(id),
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id), manually_assigned BOOLEAN DEFAULT FALSE,
    assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, assigned_by TEXT, UNIQUE(creative_id));
CREATE TABLE campaign_daily_summary (id INTEGER PRIMARY KEY AUTOINCREMENT, campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    date DATE NOT NULL, total_creatives INTEGER, active_creatives INTEGER, total_queries INTEGER DEFAULT 0,
    total_impressions INTEGER DEFAULT 0, total_clicks INTEGER DEFAULT 0, total_spend REAL DEFAULT 0, total_video_starts INTEGER,
    total_video_completions INTEGER, avg_win_rate REAL, avg_ctr REAL, avg_cpm REAL, unique_geos INTEGER, top_geo_id INTEGER,
    top_geo_spend REAL, UNIQUE(campaign_id, date));
INSERT INTO seats VALUES (1, 'One');
INSERT INTO campaigns (seat_id, name, clustering_method) VALUES (1, 'Games', 'ai'), (1, 'Holiday', 'domain'), (NULL, 'None', NULL);
INSERT INTO campaign_daily_summary (campaign_id, date, total_spend) VALUES (1, '2025-11-10', 50.5), (2, '2025-11-11', 3);
"""


def make_origin(path):
    """Creates a file of the program that the tables come from."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(ORIGIN)
        for number in range(1, 25):
            database.execute(
                "INSERT INTO creatives VALUES (?, ?, ?, ?, 300, 250, 'image', NULL, ?, '2025-11-03 10:00:00')",
                (number, f"b{number}", f"https://site{number % 3}.example/sale", f"site{number % 3}.example", f"h{number}"))
            if number % 4:
                database.execute(
                    "INSERT INTO creative_campaigns (creative_id, campaign_id, manually_assigned, assigned_by) VALUES (?, ?, ?, ?)",
                    (number, 1 + number % 2, number % 7 == 0, "user" if number % 7 == 0 else "ai"))
            for day in ("2025-11-10", "2025-11-11"):
                database.execute(
                    "INSERT INTO performance_metrics (creative_id, date, geo_id, impressions, clicks, spend) VALUES (?, ?, 2840, ?, 3, ?)",
                    (number, day, 100 * number, 1.25 * number))
        database.commit()


def make_old(path):
    """Creates a store of version 2 from the statements of the tests."""
    file = Path(__file__).parents[2] / "Tests/SQLiteStoreTests/VersionTwoFile.swift"
    statements = file.read_text().split('#"""')[1].split('"""#')[0]
    with closing(sqlite3.connect(path)) as database:
        database.executescript(statements)


STORES = [cells, cells, cells, cells, rows, schema, version, change_bytes, change_bytes, change_header, add_log]


def foreign(rng, path):
    """Creates a database of another application."""
    Path(path).unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
        database.execute("INSERT INTO notes VALUES (1, 'x')")
        database.execute(f"PRAGMA user_version = {rng.choice((0, 1, 7))}")
        database.commit()


def not_a_database(rng, path):
    Path(path).write_bytes(rng.choice((b"id,name\n1,x\n" * 90, rng.randbytes(5000), b"SQLite format 3\0", Path(path).read_bytes()[:99])))


def newer(rng, path):
    with _open(path) as database:
        database.execute(f"PRAGMA user_version = {rng.choice((999, 2**31 - 1, -5))}")


WRONG_STORES = [foreign, not_a_database, newer]
