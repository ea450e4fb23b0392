"""The tables to shuffle: those of `creatives sample`, real ads if available, and rows that contradict each other."""

import csv
import json
import os
import random
import subprocess


class Table:
    """A CSV file as a header and rows."""

    def __init__(self, name, header, rows):
        self.name, self.header, self.rows = name, header, rows

    @classmethod
    def read(cls, path):
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        return cls(os.path.basename(path), rows[0], rows[1:])

    def part(self, step):
        """Returns every nth row."""
        return Table(self.name, self.header, self.rows[::step])

    def write(self, folder, rows=None):
        path = os.path.join(folder, self.name)
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(self.header)
            writer.writerows(self.rows if rows is None else rows)
        return path


class Sample:
    """Files of one import, and the commands that read them."""

    def __init__(self, name, command, tables, options=(), keeps_store=False):
        self.name, self.command, self.tables = name, command, tables
        self.options, self.keeps_store = list(options), keeps_store


def generate(executable, folder, count, ads):
    """The tables of `creatives sample`."""
    subprocess.run(
        [executable, "sample", "--output", folder, "--creatives", str(count), "--ads", str(ads)],
        check=True, stdout=subprocess.DEVNULL)
    return {name: Table.read(os.path.join(folder, name + ".csv"))
            for name in ["creatives", "performance", "truth", "ads", "ads-performance"]}


def contradicting(table, chance, count):
    """Returns rows with the IDs of the table and values of other rows, or none."""
    rows = []
    for row in chance.choices(table.rows, k=count):
        other = chance.choice(table.rows)
        rows.append(row[:1] + [chance.choice([own, own, foreign, ""]) for own, foreign in zip(row[1:], other[1:])])
    return rows


def invalid_row(row, column):
    """Returns a row that is refused."""
    return row[:column] + ["no number"] + row[column + 1:]


def conflicts(tables, chance):
    """Returns creatives in two files that contradict each other, with repeated rows, several currencies, unusual and refused rows,
    and rows with the buyer's IDs."""
    creatives, performance = tables["creatives"], tables["performance"]
    rows = chance.sample(creatives.rows, min(240, len(creatives.rows)))
    few = Table("creatives.csv", creatives.header, rows)
    first = Table("first.csv", creatives.header,
                  rows + contradicting(few, chance, 200) + chance.choices(rows, k=40)
                  + [invalid_row(chance.choice(rows), creatives.header.index("created_at")) for _ in range(5)])
    second = Table("second.csv", creatives.header, contradicting(few, chance, 200) + unicode_spellings(rows, chance))
    known = {row[0] for row in rows[:160]} | {"stray-1", "stray-2"}
    days = [row for row in performance.rows if row[0] in known]
    days = chance.sample(days, min(4_000, len(days)))
    currency, impressions = performance.header.index("currency"), performance.header.index("impressions")
    for row in chance.sample(days, len(days) // 3):
        row[currency] = chance.choice(["EUR", "JPY", "GBP"])
    days += [list(row) for row in chance.choices(days, k=300)]
    days += [["stray-1"] + row[1:] for row in chance.choices(days, k=20)]
    days += [row[:impressions] + ["0"] + row[impressions + 1:] for row in chance.choices(days, k=30)]
    days += [[chance.choice(rows)[1]] + row[1:] for row in chance.choices(days, k=60)]
    days += [invalid_row(chance.choice(days), impressions) for _ in range(5)]
    return [first, second, Table("days.csv", performance.header, days)]


def unicode_spellings(rows, chance):
    """Returns rows with new IDs, each in the composed and the decomposed form of Unicode, which are equal."""
    generate = []
    for number, row in enumerate(chance.sample(rows, 4)):
        generate += [[f"caf\u00e9-{number}"] + row[1:], [f"cafe\u0301-{number}"] + chance.choice(rows)[1:]]
    return generate


def described_days(tables, folder, chance):
    """Returns daily rows that describe their creative, differently on different days."""
    creatives = {row[0]: row for row in tables["creatives"].rows}
    columns = {title: place for place, title in enumerate(tables["creatives"].header)}
    rows = []
    for row in chance.sample(tables["performance"].rows, 3_000):
        described = creatives[row[0]]
        other = chance.choice(tables["creatives"].rows)
        told = described if chance.random() < 0.8 else other
        rows.append([row[0], row[1], row[2], row[3], row[4], row[5], told[columns["detected_advertiser"]],
                     told[columns["detected_url"]], told[columns["format"]], f"ad {chance.randrange(4)}"])
    header = ["Ad", "Day", "Country", "Shown", "Clicked", "Cost", "Payer", "Page", "Kind", "Title"]
    path = os.path.join(folder, "map.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"columns": dict(zip(
            ["id", "day", "geo", "impressions", "clicks", "spend", "advertiser", "landing_url", "format", "name"],
            header))}, file)
    return Table("days.csv", header, rows), path


def real(data):
    """Returns the samples of real ads that are available."""
    snap, ira = os.path.join(data, "snap-political-ads"), os.path.join(data, "ira-ads")
    samples = []
    for name in ["ads-2018", "ads-2019-2020"]:
        path = os.path.join(snap, name + ".csv")
        if os.path.exists(path):
            samples.append(Sample("snap " + name, "cluster", [Table.read(path)], ["--currency", "USD"]))
    both = [os.path.join(snap, name + ".csv") for name in ["ads-2018", "ads-2018.no-utm"]]
    if all(map(os.path.exists, both)):
        samples.append(Sample("snap ads-2018 twice", "cluster", [Table.read(path) for path in both], keeps_store=True))
    path = os.path.join(ira, "ads.csv")
    if os.path.exists(path):
        samples.append(Sample("ira ads", "cluster", [Table.read(path)]))
    return samples


def all_samples(executable, folder, data, seed):
    """Generates all samples."""
    chance = random.Random(seed)
    small = generate(executable, os.path.join(folder, "made"), 652, 300)
    large = generate(executable, os.path.join(folder, "large"), 3_000, 10)
    ads = [small["ads"], small["ads-performance"]]
    doubled = Table("ads.csv", small["ads"].header, small["ads"].rows + contradicting(small["ads"], chance, 150))
    days, map_path = described_days(small, folder, chance)
    samples = [
        Sample("652 creatives", "cluster", [small["creatives"], small["performance"].part(4)], keeps_store=True),
        Sample("3,000 creatives", "cluster", [large["creatives"], large["performance"].part(16)]),
        Sample("conflicts", "cluster", conflicts(small, chance), ["--keep-going"], keeps_store=True),
        Sample("days that describe", "cluster", [days], ["--columns", map_path], keeps_store=True),
        Sample("300 ads", "classify", ads),
        Sample("300 ads, 20 new", "classify", ads, ["--max-new", "20"]),
        Sample("ads without days", "classify", [small["ads"]], ["--max-new", "50"]),
        Sample("ads that contradict", "classify", [doubled, small["ads-performance"]]),
        Sample("agreement", "evaluate", [assigned(small["truth"], chance), small["truth"]]),
    ]
    return samples + (real(data) if data else [])


def assigned(truth, chance):
    """Returns assignments that partly agree with the truth."""
    campaigns = sorted({row[1] for row in truth.rows})
    rows = [[row[0], chance.choice([row[1], row[1], chance.choice(campaigns), ""])] for row in truth.rows]
    return Table("assignments.csv", ["creative_id", "campaign_id"], rows[:-7])
