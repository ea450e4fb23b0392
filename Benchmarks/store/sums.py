"""Prints the table of Benchmarks/store-sums: money in the input files, and its sums by each way through a store, to the micro."""

import argparse
import csv
import json
import os
import sys
import tempfile
from pathlib import Path

from tool import Copy, Problem, Tool
from windows import Ledger, Windows, micros, sums

KAG = {"columns": {
    "id": "ad_id", "advertiser": "xyz_campaign_id", "name": "fb_campaign_id", "day": "Date", "impressions": "Impressions",
    "clicks": "Clicks", "spend": "Spent", "conversions": "Total_Conversion"}, "day_format": "dd-MM-yyyy"}

parser = argparse.ArgumentParser(prog="store-sums", description="Compares the sums of a store with those of its input.")
parser.add_argument("executable")
parser.add_argument("--creatives", type=int, default=1500)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
tool = Tool(options.executable)
data = Path(os.environ.get("CREATIVES_DATA", "../shared/data"))
failures = []


def compare(name, store, clustered, expected, days=None):
    """Prints a row per currency: the sum of the files, and the sums of each way."""
    listed = tool.json("campaigns", "list", "--store", store)["campaigns"]
    in_campaigns = sums(pair for report in listed for pair in report["spend"].items())
    shown = sums(pair for report in clustered["campaigns"] for pair in report["spend"].items())
    with Copy(store) as copy:
        copy.check()
        daily = dict(copy.rows("SELECT currency, sum(spend_micros) FROM campaign_daily_spend GROUP BY 1"))
        place = dict(copy.rows(
            "SELECT c.buyer_creative_id, campaign_id FROM creatives AS c LEFT JOIN creative_campaigns AS a ON creative_id = c.id"))
    # The rest belongs to unassigned creatives, whose individual sums are known from the input only.
    outside = sums((currency, amount) for creative, currency, amount in expected if place.get(creative) is None)
    total = sums((currency, amount) for _, currency, amount in expected)
    for currency in sorted(total):
        ways = {
            "cluster": clustered["totals"]["spend"].get(currency, 0),
            "list": in_campaigns.get(currency, 0) + outside.get(currency, 0),
            "campaigns of cluster": shown.get(currency, 0) + outside.get(currency, 0),
        }
        if days:
            ways["SQL"] = daily.get(currency, 0) + outside.get(currency, 0)
        wrong = [way for way, amount in ways.items() if amount != total[currency]]
        if wrong:
            failures.append(f"{name} {currency}: {wrong}: {ways}, expected {total[currency]}")
        sql = f"{ways['SQL']:,}" if days else "no single days"
        print(f"| {name} | {currency} | {total[currency]:,} | {ways['cluster']:,} | {sql} | {ways['list']:,} |"
              f" {outside.get(currency, 0):,} | {'differs' if wrong else 'equal'} |", flush=True)
    extra = set(clustered["totals"]["spend"]) - set(total)
    if extra:
        failures.append(f"{name}: unexpected currencies {extra}")


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def snap(folder):
    for year in ("2018", "2019-2020"):
        path = data / f"snap-political-ads/ads-{year}.csv"
        store = folder / f"snap-{year}.db"
        for _ in range(2):  # A file that is imported twice counts once.
            clustered = tool.json("cluster", path, "--store", store)
        expected = [(row["ADID"], row["Currency Code"], micros(row["Spend"])) for row in rows(path)]
        compare(f"Snap ads {year}", store, clustered, expected)


def kag(folder):
    path = data / "kag/KAG_conversion_data.csv"
    columns = folder / "kag.json"
    columns.write_text(json.dumps(KAG))
    store = folder / "kag.db"
    for _ in range(2):
        clustered = tool.json("cluster", path, "--columns", columns, "--currency", "USD", "--store", store)
    # Each row is rounded; rows of one ad and day are summed.
    expected = [(row["ad_id"], "USD", micros(row["Spent"])) for row in rows(path)]
    compare("KAG, nine decimals", store, clustered, expected, days=True)


def sample(folder):
    (folder / "sample").mkdir()
    windows = Windows(tool, folder / "sample", creatives=options.creatives, step=1, seed=options.seed)
    store, ledger = folder / "sample.db", Ledger()
    for number in range(windows.count):
        (creatives, performance), imported = windows.make(number)
        ledger.add(imported)
        clustered = tool.json("cluster", creatives, "--performance", performance, "--store", store)
        if number in (0, windows.count // 2, windows.count - 1):
            expected = [(key[0], key[3], values[0]) for key, values in ledger.rows.items()]
            compare(f"sample, after {number + 1} daily imports of 7 days", store, clustered, expected, days=True)


with tempfile.TemporaryDirectory(prefix="store-sums-") as folder:
    print("| input | currency | files, micros | cluster | SQL over days | list | of it unassigned | |")
    print("|---|---|---:|---:|---:|---:|---:|---|")
    for name, body, source in [("Snap ads", snap, "snap-political-ads"), ("KAG", kag, "kag"), ("sample", sample, None)]:
        if source and not (data / source).exists():
            print(f"| {name} | | skipped: {source} is not in CREATIVES_DATA | | | | | |")
            continue
        try:
            body(Path(folder))
        except Problem as problem:
            failures.append(f"{name}: {problem}")
if failures:
    sys.exit("store-sums: " + "\n".join(failures))
