"""Checks of the comparison of stores: the same commands at different times give equal contents, and a lost value differs."""

import json
import sqlite3
import time

from tool import copy_store, expect, state


def check(tool, files, folder):
    """Performs the same imports and edits on two stores. Returns the number of changes to one of them that are found."""
    stores = [folder / "one.db", folder / "other.db"]
    for store in stores:
        run(tool, store, "cluster", *files)
        ids = [campaign["id"] for campaign in tool.json("campaigns", "list", "--store", store)["campaigns"]]
        members = tool.json("campaigns", "show", ids[0], "--store", store)["campaign"]["creatives"]
        creatives = [member["id"] for member in members]
        for edit in (
            ["move", creatives[0], "--to", ids[1]], ["remove", ids[0], creatives[1]], ["rename", ids[1], "A name"],
            ["split", ids[0], "--name", "A part", creatives[2]], ["merge", ids[1], ids[2]], ["undo"],
        ):
            run(tool, store, "campaigns", *edit)
        run(tool, store, "cluster", "--replan")
        time.sleep(1.1)
    one, other = stores
    expect(state(one) == state(other), "the same commands at different times give different contents")
    changes = [
        "UPDATE edits SET detail = detail || '.' WHERE id = 1",
        "UPDATE edits SET undone_at = NULL WHERE undone_at IS NOT NULL",
        "UPDATE edits SET reversal = NULL WHERE id = 1",
        "DELETE FROM exclusions",
        "UPDATE campaigns SET name = 'Another' WHERE id = (SELECT min(id) FROM campaigns)",
        without_origins,
    ]
    changed = folder / "changed.db"
    for change in changes:
        copy_store(one, changed)
        database = sqlite3.connect(changed)
        change(database) if callable(change) else database.execute(change)
        database.commit()
        database.close()
        expect(state(changed) != state(other), f"not found: {change}")
    return f"{len(changes)} changes found"


def without_origins(database):
    """Removes the former assignments from the reversal of the first edit."""
    (text,) = database.execute("SELECT reversal FROM edits WHERE id = 1").fetchone()
    reversal = json.loads(text)
    expect(reversal["origins"], "the reversal of a move has no former assignments")
    database.execute("UPDATE edits SET reversal = ? WHERE id = 1", [json.dumps({**reversal, "origins": []})])


def run(tool, store, *arguments):
    ended = tool.run(*arguments, "--store", store)
    expect(ended.returncode == 0, f"{arguments[:2]} ended with {ended.returncode}: {ended.stderr}")
