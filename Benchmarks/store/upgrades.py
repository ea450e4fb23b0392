"""Upgrades of stores without page checksums, which the next change rewrites: killed, and on a full device."""

import random
import sqlite3
import subprocess
import time

from files import limit_files, mounted
from tool import copy_store, expect, expect_refusal, state

# The last version without checksums.
LAST = 6
# What later versions added to the tables.
ADDED = [
    "DROP TABLE campaign_report_metrics",
    "ALTER TABLE creatives DROP COLUMN platform_campaign",
    "ALTER TABLE creatives DROP COLUMN platform_ad_group",
]


class Upgrades:
    """Tests with copies of one store of the last version without checksums."""

    def __init__(self, tool, sound, folder, seed):
        self.tool, self.folder = tool, folder
        self.random = random.Random(seed)
        # Files of the current version reserve bytes for the checksum of each page.
        self.current = header(sound)
        self.old = folder / "old.db"
        make_old(sound, self.old)
        self.state = state(self.old)
        expect(self.state == state(sound), "the contents of the old file differ")
        # This command opens a store for writing and makes no other change.
        self.command = ["campaigns", "rename", "1000000", "Nobody"]

    def copy(self, folder=None):
        target = (folder or self.folder) / "upgraded.db"
        copy_store(self.old, target)
        return target

    def check_upgrade(self, store):
        """Checks that the next run completes the upgrade with all contents."""
        expect_refusal(self.tool.run(*self.command, "--store", store), "there is no campaign")
        expect(header(store) == self.current, f"the store has version and reserved bytes {header(store)}")
        expect(state(store) == self.state, "the contents of the store differ")

    def killed(self, rounds):
        store = self.copy()
        begin = time.monotonic()
        self.check_upgrade(store)
        took = time.monotonic() - begin
        found = dict.fromkeys(["before", "unfinished", "after"], 0)
        for _ in range(rounds):
            store = self.copy()
            with subprocess.Popen(
                self.tool.command(*self.command, "--store", store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                time.sleep(self.random.uniform(0, took))
                process.kill()
            copy_store(store, self.folder / "found.db")
            version = state_and_version(self.folder / "found.db", self.state)
            # The number of a file that is being rewritten is negative.
            found[{LAST: "before", -self.current[0]: "unfinished"}.get(version, "after")] += 1
            self.check_upgrade(store)
        return "found " + ", ".join(f"{count} {name}" for name, count in found.items())

    def on_full_device(self, rounds):
        refused = 0
        for number in range(rounds):
            size = self.old.stat().st_size
            if number % 2:
                limit = self.random.randrange(size // 8, size * 2)
                store = self.copy()
                refused += self.is_refused(store, preexec_fn=lambda: limit_files(limit))
                continue
            bytes = self.random.randrange(size + (1 << 16), size * 2)
            with mounted(self.folder / "small", "-t", "tmpfs", "-o", f"size={bytes}", "tmpfs") as folder:
                refused += self.is_refused(self.copy(folder))
        expect(refused, "no limit was small enough")
        return f"{refused} refused, {rounds - refused} succeeded"

    def is_refused(self, store, **options):
        ended = self.tool.run(*self.command, "--store", store, **options)
        elsewhere = self.folder / "elsewhere.db"
        copy_store(store, elsewhere)
        version = state_and_version(elsewhere, self.state)
        refused = "there is no campaign" not in ended.stderr
        if refused:
            expect_refusal(ended, "upgraded.db", "expected enough free space")
            expect(version == LAST, f"the store of a refused upgrade has version {version}")
        self.check_upgrade(elsewhere)
        return refused


def make_old(sound, target):
    """Creates a file of the last version without checksums, with the contents of a store."""
    source = sqlite3.connect(f"file:{sound}?mode=ro", uri=True)
    (application,) = source.execute("PRAGMA application_id").fetchone()
    database = sqlite3.connect(target, isolation_level=None)
    database.executescript("\n".join(source.iterdump()))
    for statement in ADDED:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {application}")
    database.execute(f"PRAGMA user_version = {LAST}")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    source.close()


def state_and_version(store, expected):
    """Checks the contents of a store and returns its version."""
    expect(state(store) == expected, "the contents of the store differ")
    database = sqlite3.connect(store)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return version


def header(store):
    """Returns the version of a closed store, and the number of bytes that it reserves in each page."""
    data = store.read_bytes()[:100]
    return int.from_bytes(data[60:64], "big", signed=True), data[20]
