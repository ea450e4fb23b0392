"""Stores with changed bytes: commands report an error and never trap, and do not write to a file known to be damaged."""

import contextlib
import sqlite3
from collections import Counter

from checksums import seal
from tool import digest, expect, expect_refusal


def damaged(files, kind, rounds):
    """Damages copies of a store, and runs commands that read little, read everything, and write."""
    commands = [["campaigns", "list", "--json"], ["cluster", "--replan", "--json"], files.changes()[2]]
    counts = Counter()
    for _ in range(rounds):
        for command in commands:
            store = files.copy()
            KINDS[kind](store, files.random)
            before = digest(store)
            ended = files.tool.run(*command, "--store", store)
            if ended.returncode:
                expect_refusal(ended, "copy.db")
                # A complete plan may have taken effect before the results are read and damage in other pages is found.
                planned = command[0] == "cluster" and digest(store) != before and was_planned(store, files.sound)
                expect(planned or digest(store) == before, f"{command} was refused, but changed the file")
                counts["refused after its plan took effect" if planned else "refused"] += 1
            elif kind in MUST_BE_REFUSED:
                expect(False, f"{command} accepted it as a store")
            elif command[:2] == ["campaigns", "list"]:
                expect(ended.stdout == sound(files), f"{command} printed a different answer")
                counts["answered as before"] += 1
            else:
                counts["worked beside the damage"] += 1
    return ", ".join(f"{counts[name]} {name}" for name in sorted(counts))


def was_planned(store, sound):
    """Returns whether a store has a plan that the sound one lacks: a plan of all creatives gives its neighbourhoods new numbers."""
    return last_neighbourhood(store) > last_neighbourhood(sound)


def last_neighbourhood(store):
    """Returns the highest number of a neighbourhood; -1 if the file is too damaged."""
    with contextlib.closing(sqlite3.connect(store)) as database:
        try:
            return database.execute("SELECT last_neighbourhood FROM store_state").fetchone()[0]
        except sqlite3.DatabaseError:
            return -1


def sound(files):
    return files.tool.run("campaigns", "list", "--json", "--store", files.sound).stdout


def overwrite(store, random, place, bytes):
    with open(store, "r+b") as file:
        file.seek(place)
        file.write(bytes)


def some_bytes(store, random):
    count = random.randrange(16, 2000)
    overwrite(store, random, random.randrange(4096, store.stat().st_size - count), random.randbytes(count))


def whole_pages(store, random):
    for _ in range(random.randrange(1, 40)):
        page = random.randrange(1, store.stat().st_size // 4096)
        overwrite(store, random, page * 4096, random.choice([bytes(4096), random.randbytes(4096)]))


def beginning(store, random):
    overwrite(store, random, 0, random.randbytes(random.randrange(20, 4096)))


def truncated(store, random):
    with open(store, "r+b") as file:
        file.truncate(random.randrange(100, store.stat().st_size - 4096))


def no_database(store, random):
    store.write_bytes(b"id,name\n" + random.randbytes(random.randrange(1, 9000)))


def newer(store, random):
    database = sqlite3.connect(store)
    database.execute(f"PRAGMA user_version = {random.randrange(100, 1000)}")
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()
    seal(store)


def foreign(store, random):
    store.unlink()
    database = sqlite3.connect(store)
    database.execute("CREATE TABLE campaigns (a)")
    database.commit()
    database.close()


KINDS = {
    "bytes overwritten": some_bytes, "pages overwritten": whole_pages, "beginning overwritten": beginning,
    "truncated": truncated, "no database": no_database, "a newer schema": newer, "another program's": foreign,
}
MUST_BE_REFUSED = {"beginning overwritten", "truncated", "no database", "a newer schema", "another program's"}
