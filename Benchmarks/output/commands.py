"""The commands, with their inputs and outputs."""

import shutil
import struct
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """A command line; {in} is the folder of its inputs, {out} its output, {work} its own folder."""

    words: tuple
    # The input files that it may change: stores.
    changes: tuple = ()

    @property
    def name(self):
        kept = [word for word in self.words if "{" not in word and not word.isdigit()]
        return " ".join(kept)

    def line(self, inputs, work, output=None):
        return [word.format(**{"in": inputs, "work": work, "out": output}) for word in self.words]


def _command(text, *changes):
    return Command(tuple(text.split()), changes)


# Each writes one file, as its last step.
WRITERS = [
    _command("cluster {in}/creatives.csv --performance {in}/performance.csv --model hashed --assignments {out}"),
    _command("cluster {in}/creatives.csv --model hashed --store {work}/s.db --assignments {out}"),
    _command("classify {in}/ads.csv --performance {in}/ads-performance.csv --classifications {out}"),
    _command("classify {in}/ads.csv --performance {in}/ads-performance.csv --report {out}"),
    _command("classify {in}/ads.csv --performance {in}/ads-performance.csv --chart {out}"),
    _command("packages {in}/deals.json --model hashed --assignments {out}"),
    _command("packages {in}/deals.json --model hashed --resume {work}/run --assignments {out}"),
    _command("kmeans {in}/x.npy --clusters 3 --restarts 2 --labels {out}"),
    _command("kmeans {in}/x.npy --clusters 3 --restarts 2 --centroids {out}"),
    _command("mixture {in}/x.npy --components 1...2 --restarts 1 --labels {out}"),
    _command("mixture {in}/x.npy --components 1...2 --restarts 1 --responsibilities {out}"),
    _command("mixture {in}/x.npy --components 1...2 --restarts 1 --plot {out}"),
    _command("embed {in}/texts.txt --model hashed --output {out}"),
]

# The inputs of each, to be named as its output.
READ = ["creatives.csv", "performance.csv", "ads.csv", "ads-performance.csv", "deals.json", "x.npy", "texts.txt"]

# These only print.
PRINTERS = [
    _command("--help"),
    _command("cluster --help"),
    _command("campaigns list --store {in}/store.db"),
    _command("campaigns list --validate --json --store {in}/store.db"),
    _command("campaigns show 1 --store {in}/store.db"),
    _command("campaigns unassigned --store {in}/store.db"),
    _command("campaigns log --store {in}/store.db"),
    _command("jobs types"),
    _command("jobs list --store {in}/store.db"),
    _command("jobs show 1 --json --store {in}/store.db"),
    _command("jobs log 1 --store {in}/store.db"),
    _command("classify --runs --store {in}/store.db"),
    _command("classify --only-analyse --store {in}/store.db"),
    _command("cluster --dry-run --json --model hashed --store {in}/store.db"),
    _command("packages {in}/deals.json --model hashed --dry-run"),
    _command("packages {in}/deals.json --model hashed --json"),
    _command("evaluate {in}/assignments.csv {in}/truth.csv"),
    _command("kmeans {in}/x.npy --clusters 3 --restarts 2 --json"),
    _command("mixture {in}/x.npy --components 1...2 --restarts 1"),
    _command("sample --output {work}/sample --creatives 50 --deals 10 --ads 10"),
]

# These change a store and report it.
EDITORS = [
    _command("campaigns rename 1 Spring --store {work}/store.db"),
    _command("campaigns create Autumn --store {work}/store.db"),
    _command("jobs add summary_refresh --store {work}/store.db"),
    _command("jobs pause 1 --store {work}/store.db"),
    _command("cluster {in}/creatives.csv --model hashed --replan --store {work}/store.db"),
    _command("worker --until-idle --model hashed --store {work}/store.db"),
]

# These read a store that does not exist.
READERS_OF_NOTHING = [
    "campaigns list", "campaigns show 1", "campaigns unassigned", "campaigns log", "campaigns rename 1 x", "jobs list",
    "jobs show 1", "jobs log 1", "jobs pause 1", "jobs prune --older-than 3", "classify --runs", "classify --only-analyse",
]


def make_inputs(tool, folder, creatives):
    """Generates all inputs: synthetic data, and a store with it."""
    def run(*words):
        ended = tool.run(*words)
        if ended.returncode:
            raise SystemExit(f"output-faults: creatives {' '.join(map(str, words))}: {ended.stderr}")
    folder = Path(folder)
    run("sample", "--output", folder, "--creatives", creatives, "--deals", 60, "--ads", 60)
    (folder / "texts.txt").write_text("".join(f"spring sale {i} of shoes\n" for i in range(2 * creatives)))
    rows = 4 * creatives
    values = [((i * 7919) % 1000) / 1000 + 5 * (i // 2 % 3) for i in range(2 * rows)]
    head = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({rows}, 2), }}".ljust(117) + "\n"
    with open(folder / "x.npy", "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode())
        file.write(struct.pack(f"<{2 * rows}d", *values))
    run("cluster", folder / "creatives.csv", "--performance", folder / "performance.csv", "--model", "hashed", "--store",
        folder / "store.db", "--assignments", folder / "assignments.csv")
    run("classify", folder / "ads.csv", "--store", folder / "store.db")
    run("jobs", "add", "summary_refresh", "--store", folder / "store.db")


def prepare_work(work, inputs):
    """Creates a folder for one run, with its own store."""
    shutil.copyfile(Path(inputs) / "store.db", Path(work) / "store.db")
