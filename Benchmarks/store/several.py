"""Several concurrent processes with one store, and a store of another system."""

import sqlite3
import subprocess
from collections import Counter

import invariants
from tool import Copy, expect
from windows import Ledger

SYSTEM = """
CREATE TABLE seats (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE creatives (id INTEGER PRIMARY KEY, buyer_creative_id TEXT, detected_url TEXT, detected_domain TEXT,
    width INTEGER, height INTEGER, format TEXT, detected_advertiser TEXT, file_hash TEXT, created_at TIMESTAMP);
CREATE TABLE campaigns (id INTEGER PRIMARY KEY AUTOINCREMENT, seat_id INTEGER REFERENCES seats(id), name TEXT NOT NULL,
    description TEXT, ai_generated BOOLEAN DEFAULT TRUE, ai_confidence REAL, clustering_method TEXT,
    status TEXT DEFAULT 'active', created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE creative_campaigns (id INTEGER PRIMARY KEY AUTOINCREMENT,
    creative_id INTEGER NOT NULL REFERENCES creatives(id), campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    manually_assigned BOOLEAN DEFAULT FALSE, assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, assigned_by TEXT,
    UNIQUE(creative_id));
CREATE TABLE campaign_daily_summary (id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id), date DATE NOT NULL, total_creatives INTEGER,
    active_creatives INTEGER, total_queries INTEGER DEFAULT 0, total_impressions INTEGER DEFAULT 0,
    total_clicks INTEGER DEFAULT 0, total_spend REAL DEFAULT 0, total_video_starts INTEGER,
    total_video_completions INTEGER, avg_win_rate REAL, avg_ctr REAL, avg_cpm REAL, unique_geos INTEGER,
    top_geo_id INTEGER, top_geo_spend REAL, UNIQUE(campaign_id, date));
CREATE INDEX idx_campaigns_seat ON campaigns(seat_id);
CREATE INDEX idx_cc_campaign ON creative_campaigns(campaign_id);
"""


def run_concurrently(tool, windows, folder, processes, rounds, first):
    """Runs concurrent processes that import different files and make edits, repeatedly."""
    store = folder / "shared.db"
    ledger = Ledger()
    imports = edits = revision = 0
    for number in range(rounds):
        commands = []
        # The files have different days, so that the sums do not depend on the order of the processes.
        for place in range(0, processes * 2, 2):
            (creatives, performance), rows = windows.make(first + place + (place + number) % 2)
            commands.append(["cluster", creatives, "--performance", performance])
            ledger.add(rows)
            imports += 1
        if number:
            commands += edit_commands(store, number)
            edits += 4
        running = [
            subprocess.Popen(
                tool.command(*command, "--store", store), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for command in commands
        ]
        for command, process in zip(commands, running):
            message = process.communicate(timeout=120)[1]
            expect(process.returncode == 0, f"{command[:2]} ended with {process.returncode}: {message.strip()[-300:]}")
        log = tool.json("campaigns", "log", "--store", store, "--limit", 0)["edits"]
        expect(len(log) == edits, f"{edits} edits were acknowledged, {len(log)} are in the log")
        with Copy(store) as copy:
            now = copy.rows("SELECT revision FROM store_state")[0][0]
        expect(now >= revision + len(commands) - processes, f"the revision went from {revision} to {now}")
        revision = now
    # The last imports were planned concurrently with others: after one more plan, nothing is left to do.
    for _ in range(2):
        ended = tool.run("cluster", "--store", store)
        expect(ended.returncode == 0, ended.stderr)
    invariants.check(tool, store, ledger, lambda campaigns: campaigns[:3])
    return f"{imports} imports and {edits} edits, revision {revision}"


def edit_commands(store, number):
    """Returns four independent edits."""
    with Copy(store) as copy:
        members = copy.rows(
            "SELECT c.buyer_creative_id, campaign_id FROM creative_campaigns AS a JOIN creatives AS c ON c.id = creative_id"
            " WHERE NOT manually_assigned AND campaign_id IN (SELECT id FROM campaigns WHERE named_by <> 'user') ORDER BY 1")
    sizes = Counter(campaign for _, campaign in members)
    large = [campaign for campaign in sorted(sizes) if sizes[campaign] > 5][:4]
    some = {campaign: [creative for creative, other in members if other == campaign][:2] for campaign in large}
    # Plans never end a campaign created by a person, so that concurrent plans cannot end the edited campaigns.
    return [
        ["campaigns", "create", f"Created {number}"],
        ["campaigns", "rename", large[0], f"Renamed {number}"],
        ["campaigns", "split", large[1], "--name", f"Part {number}", *some[large[1]]],
        ["campaigns", "remove", large[2], *some[large[2]]],
    ]


def upgrade(tool, windows, folder, first):
    """Creates a filled file in the tables of the previous system, which is read and then updated."""
    store = folder / "origin.db"
    chosen = windows.creatives[:60]
    database = sqlite3.connect(store)
    database.executescript(SYSTEM)
    database.execute("INSERT INTO seats VALUES (5, 'Seat five')")
    for row in chosen:
        values = row["id"], row["id"], row["detected_url"], row["detected_domain"], row["detected_advertiser"]
        database.execute(
            "INSERT INTO creatives (id, buyer_creative_id, detected_url, detected_domain, detected_advertiser)"
            " VALUES (?, ?, ?, ?, ?)", values)
    names = [f"Campaign {number}" for number in range(1, 7)]
    for number, name in enumerate(names, 1):
        database.execute(
            "INSERT INTO campaigns (id, name, description, clustering_method, ai_confidence) VALUES (?, ?, ?, 'domain', .5)",
            (number, name, f"about {name}"))
        for row in chosen[number * 8 - 8 : number * 8]:
            database.execute(
                "INSERT INTO creative_campaigns (creative_id, campaign_id, manually_assigned, assigned_by)"
                " VALUES (?, ?, 1, 'user')", (row["id"], number))
        for day in range(1, 4):
            database.execute(
                "INSERT INTO campaign_daily_summary (campaign_id, date, total_creatives, total_impressions, total_clicks,"
                " total_spend) VALUES (?, ?, 8, ?, ?, ?)",
                (number, f"2025-10-0{day}", 1000 * number + day, number, number + day / 8))
    database.commit()
    before = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (
        "seats", "creatives", "campaigns", "creative_campaigns", "campaign_daily_summary")}
    database.close()

    def read():
        listed = {int(row["id"]): row for row in tool.json("campaigns", "list", "--store", store)["campaigns"]}
        for number, name in enumerate(names, 1):
            row = listed[number]
            expect(row["name"] == name, f"campaign {number} is {row['name']}")
            shown = tool.json("campaigns", "show", number, "--by", "day", "--store", store)["campaign"]
            expect(shown["description"] == f"about {name}", f"campaign {number} lost its description")
            # Creatives of later imports may join similar campaigns.
            own = {creative["id"] for creative in chosen[number * 8 - 8 : number * 8]}
            found = {creative["id"] for creative in shown["creatives"]}
            expect(own <= found, f"campaign {number} lost {own - found}")
            yield number, row

    for number, row in read():
        expect(row["creatives"] == 8, f"campaign {number} has {row['creatives']} creatives")
        expect(row["impressions"] == 3000 * number + 6, f"campaign {number} lost impressions: {row['impressions']}")
        expect(row["spend"] == {"XXX": number * 3_000_000 + 750_000}, f"campaign {number} lost spend: {row['spend']}")
    with Copy(store) as copy:
        copy.check()
        for table, count in before.items():
            now = copy.rows(f"SELECT count(*) FROM {table}")[0][0]
            expect(now >= count, f"{table} has {now} rows, had {count}")

    (creatives, performance), _ = windows.make(first)
    ended = tool.run("cluster", creatives, "--performance", performance, "--store", store)
    expect(ended.returncode == 0, ended.stderr)
    for number, row in read():
        with Copy(store) as copy:
            copy.check()
            kept = copy.rows(
                "SELECT sum(total_impressions) FROM campaign_daily_summary WHERE campaign_id = ? AND date < '2025-10-04'", number)
        expect(kept == [(3000 * number + 6,)], f"campaign {number} lost its days: {kept}")
        expect(row["spend"]["XXX"] == number * 3_000_000 + 750_000, f"campaign {number} lost spend: {row['spend']}")
    return f"{len(names)} campaigns, {before['creative_campaigns']} assignments, {before['campaign_daily_summary']} days kept"
