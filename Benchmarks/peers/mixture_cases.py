"""The cases of Gaussian mixtures."""

from statistics import mean

from contestants import Ours, Peer
from matrices import sentences, start_responsibilities
from report import Table, seconds
from rounds import alternate, timings
from scoring import likelihood_difference

THEIRS, OURS = "scikit-learn", "ours"
FEW, MANY = 3, 13


def from_responsibilities(setting, covariance, columns, scalar="double", components=20):
    """Measures iterations from the same responsibilities: the time of one, and the likelihoods after ten."""
    folder, dtype = setting.folder, {"double": "float64", "float": "float32"}[scalar]
    count = setting.rows(10_000)
    matrix = sentences(folder / f"rows-{dtype}.npy", count, columns, groups=30, seed=4, dtype=dtype)
    start = start_responsibilities(folder / f"start-{dtype}.npy", matrix, components, seed=5)
    request = {
        "job": "mixture", "rows": str(matrix), "components": components, "covariance": covariance,
        "responsibilities": str(start), "tolerance": 0, "regularization": 1e-6, "scalar": scalar,
    }
    contestants = setting.start_contestants([Peer(THEIRS, "scikit-learn"), Ours(OURS, setting.executable)])
    # The checks are also the warm-up.
    answers = {
        iterations: {c.name: c.run(request | {"iterations": iterations}) for c in contestants}
        for iterations in (1, 10)
    }
    for contestant in contestants:
        setting.threads(contestant, answers[10][contestant.name])

    # Set-up, the first M-step and the last E-step are in both times, and therefore not in their difference.
    def run(contestant, _):
        few, many = (contestant.run(request | {"iterations": count})["seconds"] for count in (FEW, MANY))
        return {"seconds": (many - few) / (MANY - FEW), "few": few, "many": many}

    results = alternate(contestants, setting.rounds, run)
    times = timings(results, OURS)
    table = Table(
        f"mixture-{covariance}: {count:,} × {columns} {dtype}, {components} components",
        ["", "ms an iteration", "min–max", "× ours", "log-likelihood after 1", "after 10 iterations"],
    )
    for name, time in times.items():
        likelihoods = (f"{answers[n][name]['log_likelihood']:,.4f}" for n in (1, 10))
        table.add(name, *seconds(time, scale=1000), *likelihoods)
    differences = {}
    for iterations in (1, 10):
        ours, theirs = (answers[iterations][name] for name in (OURS, THEIRS))
        differences[iterations] = likelihood_difference(ours["log_likelihood"], theirs)
    verdict = "" if scalar == "float" else (
        "; equal to 1e-6" if all(value < 1e-6 for value, _ in differences.values()) else "; NOT equal to 1e-6"
    )
    parts = [f"{value:.1e} after {n} ({reading})" for n, (value, reading) in differences.items()]
    table.note(f"Relative difference of the log-likelihoods: {', '.join(parts)}{verdict}.")
    table.note(f"{THEIRS} computed in {answers[10][THEIRS]['scalar']}.")
    return table.with_data(runs=results, times=times, answers=answers, differences=differences)


def tied(setting):
    return [from_responsibilities(setting, "tied", columns=384)]


def full(setting):
    return [from_responsibilities(setting, "full", columns=50)]


def diagonal(setting):
    return [from_responsibilities(setting, "diagonal", 384, scalar) for scalar in ("double", "float")]


def sweep(setting):
    """Measures typical use: selecting 2 to 20 components by BIC, with one seed per round."""
    count, seeds = setting.rows(10_000), 2 if setting.quick else 10
    path = setting.folder / "rows.npy"
    matrix = sentences(path, count, 32, groups=12, seed=6, dtype="float64", separation=1)
    tables = []
    for covariance in ("tied", "full"):
        request = {
            "job": "mixture", "rows": str(matrix), "components": "2...20", "covariance": covariance,
            "restarts": 1, "iterations": 100, "tolerance": 1e-3, "regularization": 1e-6, "scalar": "double",
        }
        contestants = setting.start_contestants([Peer(THEIRS, "scikit-learn"), Ours(OURS, setting.executable)])
        for contestant in contestants:
            setting.threads(contestant, contestant.run(request | {"components": "2...3"}))

        def run(contestant, seed, request=request):
            return contestant.run(request | {"seed": seed})

        results = alternate(contestants, seeds, run)
        times = timings(results, OURS)
        table = Table(
            f"mixture-sweep, {covariance}: {count:,} × 32 float64, 2 to 20 components, {seeds} seeds",
            ["", "s per sweep", "min–max", "× ours", "total s", "mean components", "mean BIC"],
        )
        for name, time in times.items():
            runs = results[name]
            table.add(
                name, *seconds(time), f"{sum(run['seconds'] for run in runs):.2f}",
                f"{mean(run['components'] for run in runs):.1f}", f"{mean(run['bic'] for run in runs):,.1f}",
            )
        tables.append(table.with_data(runs=results, times=times))
        setting.end_contestants()
    return tables
