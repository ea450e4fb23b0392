"""The case of memory. It measures only ours, because the figure of a peer would include Python and its copies."""

from conditions import THREADS
from contestants import Ours
from matrices import sentences
from report import Table


def memory(setting):
    """Measures the peak memory of a process that loads and fits, relative to the size of its input."""
    count = setting.rows(1_000_000)
    matrix = sentences(setting.folder / "rows.npy", count, 384, groups=200, seed=7)
    size = matrix.stat().st_size
    requests = {
        "kmeans, 100 clusters, 20 iterations": {
            "job": "kmeans", "clusters": 100, "iterations": 20, "tolerance": 0, "seed": 0, "threads": THREADS,
        },
        "mixture, tied, reduced to 32, 50 components": {
            "job": "mixture", "components": 50, "covariance": "tied", "reduce": 32, "seed": 0,
        },
    }
    (ours,) = setting.start_contestants([Ours("ours", setting.executable)])
    table = Table(
        f"memory: {count:,} × 384 float32, {size / 2**20:,.0f} MiB",
        ["", "s", "peak MiB", "× input", "iterations"],
    )
    answers = {}
    for name, request in requests.items():
        answers[name] = answer = ours.run(request | {"rows": str(matrix)})
        peak = answer["peak_memory"]
        memory = f"{peak / 2**20:,.0f}", f"{peak / size:.2f}"
        table.add(name, f"{answer['seconds']:.2f}", *memory, answer["iterations"])
    return [table.with_data(answers=answers, input_bytes=size)]
