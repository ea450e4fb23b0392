"""The jobs, the files that they read, and the expected totals."""

import csv
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal

from tool import expect
from windows import micros

FIELDS = ["creative_id", "date", "geo_id", "impressions", "clicks", "spend", "currency"]
GEOS = ["US", "DE", "SE", "GB", "FR"]
DAYS = [f"2025-11-{day:02}" for day in range(1, 29)]
REFRESH = "summary_refresh"


@dataclass
class Planned:
    """A job to add, and the types of the steps that follow it, in order."""

    kind: str
    arguments: list
    chain: list = field(default_factory=list)
    id: int = 0


class Work:
    """`count` one-time jobs, most of them imports of small separate files, and some jobs that recur or always fail."""

    def __init__(self, tool, folder, count, seed):
        self.tool, self.folder = tool, folder
        self.random = random.Random(seed)
        # The expected spend of each key: its last row in the order of a chain. No two chains write the same key.
        self.amounts = {}
        failing, recurring, packages = max(2, count // 100), 6, max(2, count // 50)
        clusterings = refreshes = count // 12
        classified = count // 10
        imports = count - failing - packages - clusterings - refreshes - classified
        made = tool.run("sample", "--creatives", imports + 60, "--deals", 60, "--ads", classified * 4, "--seed", seed,
                        "--output", folder)
        expect(made.returncode == 0, made.stderr)
        self.creatives, self.ads = table(folder / "creatives.csv"), table(folder / "ads.csv")
        self.shared = [row["id"] for row in self.creatives[:60]]
        self.jobs = [self.import_(number) for number in range(imports)]
        self.jobs += [self.classified(number) for number in range(classified)]
        self.jobs += [Planned("campaign_clustering", ["campaign_clustering"]) for _ in range(clusterings)]
        self.jobs += [Planned("summary_refresh", [REFRESH]) for _ in range(refreshes)]
        self.jobs += [
            Planned("package_creation", ["package_creation", f"files={folder / 'deals.json'}"]) for _ in range(packages)
        ]
        self.jobs += [
            Planned("always fails", ["performance_sync", f"files={folder / f'none-{number}.csv'}"]) for number in range(failing)
        ]
        self.random.shuffle(self.jobs)
        types = [REFRESH, "campaign_clustering"]
        self.jobs += [
            Planned("recurring", [types[number % 2], "--cron", "* * * * *"]) for number in range(recurring)
        ]

    def add(self, store):
        """Adds the jobs, several at a time."""
        def added(planned):
            planned.id = self.tool.json("jobs", "add", *planned.arguments, "--store", store)["job"]["id"]

        added(self.jobs[0])  # Creates the store.
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(added, self.jobs[1:]))

    # Jobs

    def import_(self, number):
        """Returns an import of one creative of its own, and of creatives that other imports have on other days."""
        own = self.creatives[60 + number]
        keys = [(own["id"], day, self.random.choice(GEOS)) for day in self.random.sample(DAYS, self.random.randrange(1, 6))]
        keys += [(creative, DAYS[number % 28], f"{GEOS[number // 28 % 5]}-{number // 140:03}")
                 for creative in self.random.sample(self.shared, 3)]
        described = self.write(f"creatives-{number}", [own, *self.creatives[:60]][: self.random.choice([1, 61])])
        planned = Planned("performance_sync", ["performance_sync", f"files={described},{self.rows(f'rows-{number}', keys)}"])
        then = self.random.random()
        if then < 0.15:
            planned = Planned("performance_sync, then refreshed", [*planned.arguments, "--then", REFRESH], [REFRESH])
        elif then < 0.25:
            # The next step imports the same days with different amounts, which must remain.
            corrected = f"performance_sync files={self.rows(f'corrected-{number}', keys)}"
            planned = Planned(
                "performance_sync, then corrected", [*planned.arguments, "--then", f"{corrected}; {REFRESH}"],
                ["performance_sync", REFRESH])
        return planned

    def classified(self, number):
        """Returns an import of ads in a separate seat, so that the classified ads do not depend on the order of jobs."""
        ads = self.ads[number * 4 :][:4]
        keys = [(ad["id"], day, "US") for ad in ads for day in DAYS[-3:]]
        files = f"files={self.write(f'ads-{number}', ads)},{self.rows(f'ad-rows-{number}', keys)}"
        arguments = ["performance_sync", files, f"seat=seat-{number}", "auto_classify=yes"]
        if number % 2:
            return Planned("performance_sync, then classified", arguments, ["ad_classification"])
        return Planned("performance_sync, then classified and refreshed", [*arguments, "--then", REFRESH],
                       ["ad_classification", REFRESH])

    def rows(self, name, keys):
        rows = []
        for key in keys:
            spend = Decimal(self.random.randrange(1, 10**9)) / 10 ** self.random.choice([2, 6, 7])
            currency = self.random.choice(["USD", "EUR"]) if name.startswith("ad-") else "USD"
            self.amounts[key] = currency, micros(format(spend, "f"))
            impressions = self.random.randrange(1, 5000)
            values = *key, impressions, impressions // 50, format(spend, "f"), currency
            rows.append(dict(zip(FIELDS, values)))
        return self.write(name, rows)

    def write(self, name, rows):
        path = self.folder / f"{name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    # MARK: Expected totals

    def spend(self):
        total = {}
        for currency, amount in self.amounts.values():
            total[currency] = total.get(currency, 0) + amount
        return total


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
