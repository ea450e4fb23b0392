"""Runs the executable, and reads the contents of store files."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

# Columns with times or insertion order differ between equal runs. Only the presence of their values is compared.
TIMES = {
    "campaigns": {"created_at", "updated_at"},
    "creative_campaigns": {"id", "assigned_at"},
    "campaign_daily_summary": {"id"},
    "edits": {"at", "undone_at"},
}
# JSON of edits, which contains former campaigns and assignments with their times.
REVERSAL = "edits", "reversal"
REVERSAL_TIMES = {"assignedAt", "createdAt", "updatedAt", "decidedAt"}
# Tables that are derived from the others whenever they are missing.
KEPT_REPORTS = {"campaign_reports", "campaign_report_money", "campaign_report_metrics", "campaign_report_warnings"}


class Tool:
    def __init__(self, executable):
        self.executable = str(executable)

    def command(self, *arguments):
        return [self.executable, *map(str, arguments)]

    def run(self, *arguments, before=(), **options):
        """Runs it to its end, for at most two minutes."""
        return subprocess.run(
            [*before, *self.command(*arguments)], capture_output=True, text=True, timeout=120,
            stdin=subprocess.DEVNULL, **options,
        )

    def json(self, *arguments):
        ended = self.run(*arguments, "--json")
        if ended.returncode:
            raise Problem(f"creatives {' '.join(map(str, arguments))}: status {ended.returncode}: {ended.stderr[-300:]}")
        return json.loads(ended.stdout)


class Problem(Exception):
    """A failed check."""


def expect(condition, message):
    if not condition:
        raise Problem(message)


def expect_refusal(ended, *words, status=1):
    """Checks that a run ended with the given status and one line that states the reason."""
    said = f"status {ended.returncode}, {ended.stderr.strip()[-300:]!r}"
    expect(ended.returncode == status, f"expected status {status}, found {said}")
    expect(ended.stderr.count("\n") == 1 and ended.stderr.startswith("creatives: "), f"expected one line, found {said}")
    expect(not ended.stdout, f"expected nothing on standard output, found {ended.stdout[:100]!r}")
    expect(all(word in ended.stderr for word in words), f"expected a line with {words}, found {said}")


def copy_store(store, target):
    for suffix in ("", "-wal"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
        if Path(f"{store}{suffix}").exists():
            shutil.copyfile(f"{store}{suffix}", f"{target}{suffix}")
    Path(f"{target}-shm").unlink(missing_ok=True)


def without_times(table, name, value):
    """Returns the name and value of a cell. Times, and those in a reversal, are replaced."""
    if value is None:
        return name, None
    if name in TIMES.get(table, ()):
        return name, True
    if (table, name) != REVERSAL:
        return name, value

    def kept(pairs):
        return [pair for pair in pairs if pair[0] not in REVERSAL_TIMES]

    return name, json.loads(value, object_pairs_hook=kept)


class Copy:
    """A copy of the files of a store as they are on disk, open as a database."""

    def __init__(self, store):
        self.folder = tempfile.TemporaryDirectory(prefix="store-copy-")
        target = Path(self.folder.name) / "store.db"
        copy_store(store, target)
        self.database = sqlite3.connect(target)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.database.close()
        self.folder.cleanup()

    def rows(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def check(self):
        """Checks the integrity of the file."""
        expect(self.rows("PRAGMA integrity_check") == [("ok",)], "the integrity check failed")
        expect(not self.rows("PRAGMA foreign_key_check"), "the foreign key check failed")

    def state(self):
        """Returns digests of the nonempty tables without times; an empty dictionary for a store without creatives.

        A missing column equals one without values, so that the files of different versions can be compared.
        """
        state = {}
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (table,) in self.rows(tables):
            if table in KEPT_REPORTS:
                continue
            names = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            names.sort()
            digest = hashlib.sha256()
            rows = []
            for row in self.database.execute(f"SELECT {', '.join(names)} FROM {table}"):
                cells = (without_times(table, name, value) for name, value in zip(names, row))
                rows.append(repr([cell for cell in cells if cell[1] is not None]))
            for row in sorted(rows):
                digest.update(row.encode())
            if rows:
                state[table] = digest.hexdigest()
        return state if "creatives" in state else {}


def state(store):
    """Checks a store and returns its contents; empty if there is no store."""
    if not Path(store).exists():
        return {}
    with Copy(store) as copy:
        copy.check()
        return copy.state()


def difference(left, right):
    return ", ".join(sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name)))


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def note(text):
    print(text, file=sys.stderr, flush=True)
