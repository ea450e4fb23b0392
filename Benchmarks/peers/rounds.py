"""The order of runs, and the summary of their times."""

import sys
from statistics import median


def alternate(contestants, rounds, run):
    """Runs every contestant once per round, in turn, so that a slow minute of the machine affects all of them.

    `run(contestant, round)` returns a dictionary. The result is the list of these by the name of the contestant.
    """
    results = {contestant.name: [] for contestant in contestants}
    for number in range(rounds):
        for contestant in contestants:
            progress(f"round {number + 1} of {rounds}: {contestant.name}")
            results[contestant.name].append(run(contestant, number))
    progress("")
    return results


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:60}\r", end="", file=sys.stderr, flush=True)


def timings(results, ours, key="seconds"):
    """Returns the median, minimum and maximum by name, and the ratio of each median to ours."""
    values = {name: [result[key] for result in runs] for name, runs in results.items()}
    base = median(values[ours])

    def summary(times):
        ratio = median(times) / base if base > 0 else None
        return {"median": median(times), "min": min(times), "max": max(times), "ratio": ratio}

    return {name: summary(times) for name, times in values.items()}
