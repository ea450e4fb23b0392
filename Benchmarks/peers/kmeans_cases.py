"""The cases of k-means."""

from pathlib import Path
from statistics import mean

import numpy

from conditions import THREADS
from contestants import Ours, Peer
from matrices import sentences, start_rows
from report import Table, seconds
from rounds import alternate, timings
from scoring import agreement, inertia

OURS = "ours, f32"


def outputs(folder, contestant):
    """Returns the output paths of a contestant, and removes files of earlier runs."""
    name = contestant.name.replace(",", "").replace(" ", "-")
    paths = {key: str(folder / f"{name}.{key}.npy") for key in ("labels", "centroids")}
    for path in paths.values():
        Path(path).unlink(missing_ok=True)
    return paths


def kmeans(setting):
    """Measures twenty Lloyd iterations from the same rows."""
    folder, clusters, iterations = setting.folder, 100, 20
    matrix = sentences(folder / "rows.npy", setting.rows(50_000), 384, groups=100, seed=1)
    request = {
        "job": "kmeans", "rows": str(matrix), "clusters": clusters, "iterations": iterations, "tolerance": 0,
        "initial": str(start_rows(folder / "start.npy", matrix, clusters, seed=2)), "threads": THREADS,
    }
    rows = numpy.load(matrix)
    contestants = setting.start_contestants([
        Peer("scikit-learn", "scikit-learn"),
        Peer("scikit-learn-intelex", "scikit-learn-intelex"),
        Peer("faiss", "faiss"),
        Ours(OURS, setting.executable, precision="f32"),
        Ours("ours, bf16", setting.executable, precision="bf16"),
        Ours("ours, products alone", setting.executable, job="products"),
    ])
    # The check is also the warm-up.
    scores, paths = {}, {}
    for contestant in contestants:
        paths[contestant.name] = outputs(folder, contestant)
        answer = contestant.run(request | paths[contestant.name])
        if contestant.name == "ours, products alone":
            continue
        total, exact = inertia(rows, paths[contestant.name], clusters)
        scores[contestant.name] = {"inertia": total, "exact": exact, "iterations": answer["iterations"]}
        setting.threads(contestant, answer)

    def run(contestant, _):
        answer = contestant.run(request | paths[contestant.name])
        return {"seconds": answer["seconds"] / answer.get("iterations", 1)}

    results = alternate(contestants, setting.rounds, run)
    times = timings(results, OURS)
    base = scores[OURS]["inertia"]
    table = Table(
        f"kmeans: {len(rows):,} × 384, {clusters} clusters, {iterations} iterations",
        ["", "ms an iteration", "min–max", "× ours, f32", "iterations", "inertia", "± ours, f32"],
    )
    for name, time in times.items():
        score = scores.get(name)
        worth = ["–", "–", "–"]
        if score:
            mark = "" if score["exact"] else " (of labels)"
            total = score["inertia"]
            worth = [score["iterations"], f"{total:,.1f}{mark}", f"{total / base - 1:+.4%}"]
        table.add(name, *seconds(time, scale=1000), *worth)
    for name, score in scores.items():
        if score["iterations"] < iterations:
            table.note(f"{name} converged after {score['iterations']} iterations, so it did less work.")
    labels = {name: path["labels"] for name, path in paths.items()}
    shares = {name: agreement(labels[OURS], labels[name]) for name in scores if name != OURS}
    told = "; ".join(f"{name}: {share:.3%}" for name, share in shares.items())
    table.note(f"Rows with the same label as in {OURS}: {told}.")
    return [table.with_data(seconds=results, times=times, scores=scores, same_labels=shares)]


def kmeans_restarts(setting):
    """Measures typical use: k-means++, ten restarts, until convergence, with one seed per round."""
    folder, clusters, seeds = setting.folder, 50, 2 if setting.quick else 10
    matrix = sentences(folder / "rows.npy", setting.rows(10_000), 384, groups=100, seed=3)
    request = {
        "job": "kmeans", "rows": str(matrix), "clusters": clusters, "restarts": 10, "iterations": 300,
        "tolerance": 1e-4, "threads": THREADS,
    }
    rows = numpy.load(matrix)
    contestants = setting.start_contestants([
        Peer("scikit-learn", "scikit-learn"),
        Peer("scikit-learn-intelex", "scikit-learn-intelex"),
        Ours(OURS, setting.executable, precision="f32"),
        Ours("ours, bf16", setting.executable, precision="bf16"),
    ])
    for contestant in contestants:
        setting.threads(contestant, contestant.run(request | {"restarts": 1} | outputs(folder, contestant)))

    def run(contestant, seed):
        paths = outputs(folder, contestant)
        answer = contestant.run(request | {"seed": seed} | paths)
        total, exact = inertia(rows, paths, clusters)
        score = {"inertia": total, "exact": exact, "iterations": answer["iterations"]}
        return {"seconds": answer["seconds"]} | score

    results = alternate(contestants, seeds, run)
    times = timings(results, OURS)
    inertias = {name: mean(result["inertia"] for result in runs) for name, runs in results.items()}
    table = Table(
        f"kmeans-restarts: {len(rows):,} × 384, {clusters} clusters, 10 restarts, {seeds} seeds",
        ["", "s per fit", "min–max", "× ours, f32", "mean iterations", "mean inertia", "± ours, f32"],
    )
    for name, time in times.items():
        mark = "" if all(result["exact"] for result in results[name]) else " (of labels)"
        table.add(
            name, *seconds(time), f"{mean(result['iterations'] for result in results[name]):.1f}",
            f"{inertias[name]:,.2f}{mark}", f"{inertias[name] / inertias[OURS] - 1:+.4%}",
        )
    return [table.with_data(runs=results, times=times, inertias=inertias)]
