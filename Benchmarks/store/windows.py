"""Sample data as it arrives in practice: every few days a file of the last seven days, which repeats earlier days and has an
incomplete newest day. The expected totals are computed from the files alone."""

import csv
import random
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal

MILLION = Decimal(1_000_000)


def micros(text):
    """Returns a decimal number in millionths, rounded once, half to even."""
    return int((Decimal(text) * MILLION).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


class Ledger:
    """The expected performance: rows with one key in one file are summed, and rows of a later file replace them."""

    def __init__(self):
        self.rows = {}

    def add(self, rows):
        given = {}
        for row in rows:
            key = (row["creative_id"], row["date"], row["geo_id"], row["currency"] or "XXX")
            values = (micros(row["spend"] or "0"), int(row["impressions"] or 0), int(row["clicks"] or 0))
            given[key] = tuple(map(sum, zip(given[key], values))) if key in given else values
        self.rows.update(given)

    def by_currency(self):
        return sums((currency, values[0]) for (_, _, _, currency), values in self.rows.items())

    def by_creative_and_day(self):
        """Returns the spend by currency, impressions and clicks of each creative and day."""
        spend, counts = defaultdict(int), defaultdict(lambda: [0, 0])
        for (creative, day, _, currency), (money, impressions, clicks) in self.rows.items():
            spend[creative, day, currency] += money
            counts[creative, day][0] += impressions
            counts[creative, day][1] += clicks
        return spend, counts


def sums(pairs):
    total = defaultdict(int)
    for key, value in pairs:
        total[key] += value
    return dict(total)


class Windows:
    """Files of seven days each, with starts `step` days apart."""

    def __init__(self, tool, folder, creatives=5000, step=5, seed=1):
        self.folder, self.step = folder, step
        made = tool.run("sample", "--creatives", creatives, "--output", folder, "--seed", seed)
        if made.returncode:
            raise SystemExit(made.stderr)
        with open(folder / "creatives.csv", newline="", encoding="utf-8") as file:
            self.creatives = list(csv.DictReader(file))
        random.Random(seed).shuffle(self.creatives)
        self.days = defaultdict(list)
        with open(folder / "performance.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.days[row["date"]].append(row)
        self.dates = sorted(self.days)
        self.count = (len(self.dates) - 7) // step + 1

    def make(self, number):
        """Writes the files of a window, and returns their paths and rows. After the last window, the first follows with other values."""
        lap, place = divmod(number, self.count)
        known = self.creatives[: round(len(self.creatives) * (0.6 + 0.4 * number / max(1, self.count - 1)))]
        ids = {row["id"] for row in known}
        dates = self.dates[place * self.step :][:7]
        rows = []
        for date in dates:
            # The newest day is incomplete. Digits beyond a millionth must be rounded.
            share = Decimal("0.6180339") if date == dates[-1] else Decimal(1)
            share += Decimal(lap) / 7
            for row in self.days[date]:
                if row["creative_id"] in ids:
                    rows.append(row if share == 1 else scaled(row, share))
        paths = self.folder / f"creatives-{number}.csv", self.folder / f"performance-{number}.csv"
        for path, content in zip(paths, (known, rows)):
            with open(path, "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, content[0].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(content)
        return paths, rows


def scaled(row, share):
    row = dict(row)
    row["spend"] = format(Decimal(row["spend"] or 0) * share, "f")
    for name in ("impressions", "clicks"):
        row[name] = str(int(int(row[name] or 0) * share))
    return row
