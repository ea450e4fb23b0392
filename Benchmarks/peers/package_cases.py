"""The cases of packages: sample deals into clusters."""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import numpy
from sklearn.metrics import adjusted_rand_score, v_measure_score

from conditions import OUR_ENVIRONMENT, PEER_ENVIRONMENT, THREADS, without_wait_policy
from contestants import ContestantError, Ours, Peer
from deal_texts import line
from embed_cases import MODEL
from report import Table, seconds
from rounds import alternate, timings

THEIRS, OURS = "scikit-learn", "ours"


def sample_deals(setting, creatives):
    """Returns sample deals with the group of each. The seed determines both files."""
    count = setting.rows(10_000)
    command = [creatives, "sample", "--deals", str(count), "--creatives", "1", "--output", setting.folder]
    run_process(command, OUR_ENVIRONMENT)
    deals = json.loads((setting.folder / "deals.json").read_text(encoding="utf-8"))
    with (setting.folder / "deals-truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {row["deal_id"]: row["group"] for row in csv.DictReader(file)}
    return deals, truth


def creatives_executable(executable):
    path = Path(executable).with_name("creatives")
    if not path.exists():
        raise ContestantError(f"{path} does not exist; build it with: swift build -c release")
    return str(path)


def run_process(command, environment):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment)
    if done.returncode:
        message = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
        raise ContestantError(f"{command[0]}: {message}")
    return done.stdout


def quality(labels, truth):
    """Returns quality measures over the deals with a known group."""
    known = [place for place, group in enumerate(truth) if group]
    labels, truth = [labels[place] for place in known], [truth[place] for place in known]
    return {"v_measure": v_measure_score(truth, labels), "ari": adjusted_rand_score(truth, labels)}


def packages(setting):
    """Measures vectors to clusters, with the same counts and the same selection rule."""
    creatives = creatives_executable(setting.executable)
    deals, truth = sample_deals(setting, creatives)
    count = len(deals)
    texts, matrix = setting.folder / "lines.txt", setting.folder / "vectors.npy"
    texts.write_text("".join(line(deal) + "\n" for deal in deals), encoding="utf-8")
    run_process([creatives, "embed", texts, "--output", matrix], OUR_ENVIRONMENT)
    request = {
        "job": "selection", "rows": str(matrix), "components": f"{-(-count // 25)}...{count // 5}", "trials": 8,
        "patience": 3, "covariance": "tied", "reduce": 32, "tolerance": 1e-3, "iterations": 100, "restarts": 1,
        "scalar": "float",
    }
    # Ours uses its own default regularisation of the covariance; the peer adds a variance of 1e-6.
    contestants = setting.start_contestants([
        Peer(THEIRS, "scikit-learn", regularization=1e-6), Ours(OURS, setting.executable, job="mixture"),
    ])
    groups = [truth[deal["deal_id"]] for deal in deals]
    answers, warm_up = {}, setting.folder / "warm-up.npy"
    for contestant in contestants:
        contestant.run(request | {"components": "2...3", "trials": 2, "labels": str(warm_up)})

    def run(contestant, round):
        labels = setting.folder / f"labels-{contestant.name}.npy"
        answer = contestant.run(request | {"labels": str(labels), "seed": round})
        setting.threads(contestant, answer)
        answers[contestant.name] = answer
        return answer | quality(numpy.load(labels), groups)

    results = alternate(contestants, setting.rounds, run)
    times = timings(results, OURS)
    table = Table(
        f"packages: {count:,} sample deals, vectors to clusters",
        ["", "s", "min–max", "× ours", "clusters chosen", "BIC", "V-measure", "ARI"],
    )
    for name, time in times.items():
        runs = results[name]
        chosen = sorted({run["components"] for run in runs})
        means = {key: numpy.mean([run[key] for run in runs]) for key in ("bic", "v_measure", "ari")}
        table.add(
            name, *seconds(time), ", ".join(map(str, chosen)), f"{means['bic']:,.0f}",
            f"{means['v_measure']:.4f}", f"{means['ari']:.4f}",
        )
    for name in times:
        tried = (f"{one['components']} ({one['iterations']})" for one in answers[name]["tried"])
        table.note(f"Counts tried by {name} in the last round, with iterations: {', '.join(tried)}.")
    table.note("BIC, V-measure and ARI are means over the rounds, which have different seeds.")
    return [table.with_data(runs=results, times=times)]


def packages_whole(setting):
    """Measures the file of deals to the answer, including process start. Ours also proposes packages."""
    creatives = creatives_executable(setting.executable)
    deals, truth = sample_deals(setting, creatives)
    path = setting.folder / "deals.json"
    script = Path(__file__).with_name("package_pipeline.py")
    theirs = f"sentence-transformers, {THEIRS}"
    commands = {
        theirs: ([sys.executable, "-B", script, MODEL, path], without_wait_policy(PEER_ENVIRONMENT)),
        OURS: ([creatives, "packages", path, "--model", MODEL, "--threads", THREADS, "--json"], OUR_ENVIRONMENT),
    }

    class Program:
        def __init__(self, name):
            self.name = name

    groups = [truth[deal["deal_id"]] for deal in deals]

    def run(program, _):
        begin = perf_counter()
        answer = json.loads(run_process(*commands[program.name]))
        found = {"seconds": perf_counter() - begin}
        if "clusters" in answer and "packages" not in answer:
            labels = [answer["clusters"][deal["deal_id"]] for deal in deals]
            return found | {"parts": len(set(labels)), "purity": purity(labels, groups)}
        place = {one: number for number, package in enumerate(answer["packages"]) for one in package["deal_ids"]}
        packed = [(place[deal["deal_id"]], group) for deal, group in zip(deals, groups) if deal["deal_id"] in place]
        parts = len(answer["packages"])
        return found | {"parts": parts, "purity": purity(*zip(*packed)), "unassigned": len(answer["unassigned"])}

    results = alternate([Program(name) for name in commands], setting.rounds, run)
    times = timings(results, OURS)
    table = Table(
        f"packages-whole: {len(deals):,} sample deals, file to answer",
        ["", "s", "min–max", "× ours", "parts", "purity of these", "unassigned"],
    )
    for name, time in times.items():
        last = results[name][-1]
        table.add(name, *seconds(time), last["parts"], f"{last['purity']:.3f}", last.get("unassigned", "–"))
    table.note("Parts are clusters for the peer, and packages for ours.")
    return [table.with_data(runs=results, times=times)]


def purity(labels, groups):
    votes = {}
    for label, group in zip(labels, groups):
        if group:
            votes.setdefault(label, Counter())[group] += 1
    known = sum(sum(counter.values()) for counter in votes.values())
    return sum(max(counter.values()) for counter in votes.values()) / known
