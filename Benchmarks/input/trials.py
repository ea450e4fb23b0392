"""A run: a command with files and options, determined by a seed and a number."""

import random
from dataclasses import dataclass, field
from pathlib import Path

import mutations
import options
from cases import CASES, SPOKEN
from seeds import copy, repoint

_WEIGHTED = [case for case in CASES for _ in range(case.weight)]


@dataclass
class Trial:
    """A command to run, and what is expected of it."""

    number: int
    case: object
    words: list = field(default_factory=list)
    # The mutations of each file.
    told: list = field(default_factory=list)
    # The required exit status if a file cannot be read without a loss.
    refused_with: tuple = ()
    # Whether it may request unlimited work, and is stopped.
    works: bool = False
    # Stores that any command may change, because it replays the log beside them.
    recovers: bool = False

    @property
    def name(self):
        return f"#{self.number} {' '.join(word for word in self.case.words[:2])}"


class Trials:
    """Creates trials in folders."""

    def __init__(self, seeds, helps, seed):
        self.seeds, self.seed = Path(seeds), seed
        self.options = {command: options.options_in_help(text) for command, text in helps.items()}

    def begin(self, number):
        """Returns the trial without its files."""
        rng = random.Random(f"{self.seed} {number}")
        share = rng.random()
        if share < 0.08:
            return Trial(number, rng.choice(SPOKEN)), rng, "spoken"
        case = _WEIGHTED[number % len(_WEIGHTED)]
        if not case.mutated or share < 0.25:
            return Trial(number, case), rng, "options"
        return Trial(number, case), rng, "files" if share < 0.95 else "both"

    def make(self, number, work):
        """Returns the trial, with its files in a folder."""
        trial, rng, what = self.begin(number)
        case = trial.case
        copy(self.seeds, work, [*case.read, *case.mutated])
        (work / "out").mkdir()
        if case.command == "worker":
            repoint(self.seeds, work / "store.db", work)
        trial.words = list(case.words)
        if what in ("files", "both"):
            self._mutate(trial, rng, work, alone=what == "files")
        if what in ("options", "both"):
            trial.words, works = options.hostile(rng, trial.words, self.options[case.command])
            trial.works = trial.works or works
        if what == "spoken":
            trial.words = options.free_text_arguments(rng, case.words)
            if "store.db" in case.read and "--store" not in trial.words:
                trial.words[1:1] = ["--store", "store.db"]
        return trial

    def _mutate(self, trial, rng, work, alone):
        name = rng.choice(list(trial.case.mutated))
        kind, path = trial.case.mutated[name], work / name
        wrong = kind.wrong and alone and "--keep-going" not in trial.words and rng.random() < 0.15
        change = rng.choice(kind.wrong if wrong else kind.formed or [None])
        if wrong:
            trial.refused_with = kind.status
        if kind.is_store:
            change(rng, path)
            trial.told.append(f"{name}: {change.__name__}")
            trial.recovers = not wrong
            # It retries a failing store for ten minutes.
            trial.works = trial.case.command == "worker"
            return
        data, names = path.read_bytes(), []
        if wrong or (change and rng.random() < 0.5):
            data, names = change(rng, data), [change.__name__]
        if not wrong and (not names or rng.random() < 0.2):
            data, more = mutations.several(rng, data, kind.octets)
            names += more
        path.write_bytes(data)
        trial.told.append(f"{name}: {', '.join(names)}")
