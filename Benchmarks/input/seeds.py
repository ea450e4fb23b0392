"""The files that are mutated: made by the executable, and of every kind that it reads."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import binaries
import exports
import stores
from checksums import seal

MAP = {"columns": {"id": "Ad", "landing_url": "Final URL", "name": "Title", "day": "Day", "spend": "Cost", "impressions": "Impr.",
                   "clicks": "Clicks", "seat": "Account"}, "delimiter": ";", "day_format": "dd.MM.yyyy"}
PROMPT = "Propose packages for these deals.\n{enriched_deals}\nAnswer in JSON.\n"


class Seeds:
    """Makes all files of a folder."""

    def __init__(self, tool, folder):
        self.tool, self.folder = tool, Path(folder)

    def run(self, *words, **environment):
        ended = self.tool.run(*words, cwd=self.folder, env=os.environ | environment)
        if ended.returncode:
            sys.exit(f"input-faults: creatives {' '.join(map(str, words))}: {ended.stderr}")
        return ended.stdout

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def table(self, name, rows, **options):
        with open(self.folder / name, "w", newline="") as file:
            csv.writer(file, lineterminator="\n", **options).writerows(rows)

    def make(self):
        self.run("sample", "--output", ".", "--creatives", 60, "--deals", 30, "--ads", 24)
        self.performance()
        self.formats()
        self.deals()
        self.stores()
        for name, given in {
            "f8.npy": {}, "f4.npy": {"type": "<f4"}, "i4.npy": {"type": "<i4"}, "i8.npy": {"type": "<i8"},
            "big.npy": {"type": ">f8"}, "fortran.npy": {"fortran": True}, "second.npy": {"version": 2}, "third.npy": {"version": 3},
        }.items():
            self.write(name, binaries.npy(60, 3, **given))
        self.write("start.npy", binaries.npy(3, 3))
        self.write("texts.txt", "".join(f"spring sale {i} of shoes, größer 😀\n" for i in range(40)))
        self.write("prompt.txt", PROMPT)
        for name, data in binaries.model().items():
            self.write(f"model/{name}", data)
        self.pictures()

    def performance(self):
        """Fewer rows: time goes to many runs rather than to long ones."""
        for name, count in (("performance.csv", 400), ("ads-performance.csv", 300)):
            rows = list(csv.reader(open(self.folder / name, newline="")))
            step = max(1, len(rows) // count)
            self.table(name, rows[:1] + rows[1::step])

    def formats(self):
        """The same creatives as other platforms write them."""
        creatives = list(csv.DictReader(open(self.folder / "creatives.csv", newline="")))
        figures = list(csv.DictReader(open(self.folder / "performance.csv", newline="")))
        self.table("snap.csv", [
            ["ADID", "CreativeUrl", "Currency Code", "Spend", "Impressions", "StartDate", "EndDate", "OrganizationName",
             "PayingAdvertiserName", "CountryCode", "CreativeProperties"],
            *([row["id"], f"https://www.snap.com/political-ads/asset/{row['id']}?mediaType=png", "USD", 120 + i, 9000 + i,
               "2025/11/14 15:52:21Z", "2025/11/30 15:52:21Z" if i % 3 else "", "Agency", row["detected_advertiser"], "united states",
               f"web_view_url:{row['detected_url']}"] for i, row in enumerate(creatives))])
        self.table("buyers.csv", [
            ["#Day", "Creative ID", "Billing ID", "Creative size", "Country", "Reached queries", "Bids", "Auctions won",
             "Impressions", "Clicks", "Spend (buyer currency)"],
            *([row["date"], row["creative_id"], "123-456", "300x250", row["geo_id"], row["reached_queries"], row["bids"],
               row["auctions_won"], row["impressions"], row["clicks"], row["spend"]] for row in figures[:200])])
        days = [f"{1 + i % 28:02}.11.2025" for i in range(len(creatives))]
        self.table("mapped.csv", [
            ["Account", "Ad", "Title", "Final URL", "Day", "Cost", "Impr.", "Clicks"],
            *([f"s{i % 2}", row["id"], f"{row['detected_advertiser']} | {row['file_name']}", row["detected_url"], days[i],
               f"{i},50", f"{1000 + i}", i] for i, row in enumerate(creatives))], delimiter=";")
        self.write("map.json", json.dumps(MAP))
        text = (self.folder / "creatives.csv").read_text()
        self.write("utf16.csv", ("\ufeff" + text).encode("utf-16-le"))
        for name, data in exports.files().items():
            self.write(name, data)

    def deals(self):
        deals = json.loads((self.folder / "deals.json").read_text())
        self.write("deals-object.json", json.dumps({"deals": deals}))
        self.write("deals-lines.json", "".join(json.dumps(deal) + "\n" for deal in deals))

    def stores(self):
        self.run("cluster", "creatives.csv", "--performance", "performance.csv", "--model", "hashed", "--store", "store.db",
                 "--assignments", "assignments.csv")
        self.run("classify", "ads.csv", "--performance", "ads-performance.csv", "--store", "store.db")
        self.run("packages", "deals.json", "--model", "hashed", "--store", "store.db")
        listed = json.loads(self.run("campaigns", "list", "--store", "store.db", "--json"))["campaigns"]
        shown = json.loads(self.run("campaigns", "show", listed[0]["id"], "--store", "store.db", "--json"))["campaign"]
        self.run("campaigns", "rename", listed[0]["id"], "By hand", "--store", "store.db")
        self.run("campaigns", "remove", listed[0]["id"], shown["creatives"][0]["id"], "--store", "store.db")
        self.run("campaigns", "create", "Autumn", "--store", "store.db")
        self.decisions()
        self.run("jobs", "add", "summary_refresh", "--cron", "0 6 * * MON-FRI", "--store", "store.db")
        for words in (["summary_refresh"], ["ad_classification", "max_new=5"], ["campaign_clustering", "min_cluster_size=4"],
                      ["package_creation", "--then", "summary_refresh"]):
            self.run("jobs", "add", *words, "--store", "store.db")
        self.run("worker", "--until-idle", "--model", "hashed", "--store", "store.db", "--poll", "0.05")
        for words in (["summary_refresh"], ["ad_classification"], ["campaign_clustering"],
                      ["performance_sync", f"files={self.folder / 'performance.csv'}"]):
            self.run("jobs", "add", *words, "--store", "store.db")
        plan = self.run("cluster", "--dry-run", "--json", "--model", "hashed", "--store", "store.db")
        self.write("plan.json", json.dumps(json.loads(plan)))
        self.answers()
        stores.make_origin(self.folder / "origin.db")
        stores.make_old(self.folder / "old.db")

    def answers(self):
        """A folder of answers: those of a model that is asked here and nowhere else."""
        mock = Path(__file__).parents[2] / "Tests/ModelServers/mock-proposals.py"
        server = subprocess.Popen([sys.executable, "-B", mock], stdout=subprocess.PIPE, text=True)
        try:
            address = server.stdout.readline().strip()
            self.run("packages", "deals.json", "--model", "hashed", "--llm", "openai:mock", "--rate", 60000, "--resume", "run",
                     OPENAI_BASE_URL=address, OPENAI_API_KEY="none")
        finally:
            server.kill()
            server.communicate()

    def decisions(self):
        """What a language model would have decided, without one."""
        with closing(sqlite3.connect(self.folder / "store.db")) as database:
            for number, (kind, name) in enumerate((("merged", "One"), ("split", "Two"), ("named", "Three")), 1):
                database.execute(
                    "INSERT INTO model_decisions (id, kind, seat_id, name, confidence, reason, model, decided_at) "
                    "VALUES (?, ?, 1, ?, 0.8, 'alike', 'openai:mock', '2026-01-02 03:04:05')", (number, kind, name))
                database.execute(
                    "INSERT INTO model_decision_creatives SELECT id, ? FROM creatives ORDER BY id LIMIT 4 OFFSET ?",
                    (number, 4 * number))
            database.commit()
        seal(self.folder / "store.db")

    def pictures(self):
        rows = [["id", "name", "detected_advertiser", "asset_path"]]
        for i in range(5):
            self.write(f"pictures/{i}.png", binaries.png(24, 20, seed=i // 2))
            rows.append([f"p{i}", f"Brand {i}", "Brand", f"pictures/{i}.png"])
        self.write("pictures/5.jpg", binaries.JPEG)
        rows.append(["p5", "Brand 5", "Brand", "pictures/5.jpg"])
        self.table("pictures.csv", rows)


def repoint(seeds, store, work):
    """Jobs of a copied store read the copies."""
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE background_jobs SET parameters = replace(parameters, ?, ?)", (str(seeds), str(work)))
        database.commit()
    seal(store)


def copy(seeds, work, names):
    """Copies files and folders of the seeds."""
    for name in names:
        source, target = Path(seeds) / name, Path(work) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
