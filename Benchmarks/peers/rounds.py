"""Who runs when, and what of the times is told."""

import sys
from statistics import median


def alternate(contestants, rounds, run):
    """Runs every contestant once a round, in turn, so that a slow minute of the machine meets them all.

    `run(contestant, round)` gives a dictionary; returned are the lists of these by the contestant's name.
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
    """By name: the median, the least and the most, and the ratio of its median to that of ours."""
    values = {name: [result[key] for result in runs] for name, runs in results.items()}
    base = median(values[ours])

    def summary(times):
        ratio = median(times) / base if base > 0 else None
        return {"median": median(times), "min": min(times), "max": max(times), "ratio": ratio}

    return {name: summary(times) for name, times in values.items()}
