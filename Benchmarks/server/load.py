"""Measures lists of 19 and of 1,000 campaigns: requests per second, p50 and p99."""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

import changing
from server import Server, expect

# The number of creatives of made-up data that have about this number of campaigns.
SIZES = {"19 campaigns": 652, "1,000 campaigns": 35_000, "100,000 creatives": 100_000}


def wrk(url, seconds, clients):
    """Returns requests per second, p50 and p99 in milliseconds, and the number of failed requests."""
    text = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", url], capture_output=True, text=True, check=True).stdout

    def milliseconds(part):
        value, unit = re.search(rf"{part}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]

    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    sockets = re.search(r"Socket errors: (.*)", text)
    expect(not failed and not sockets, text)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), milliseconds(50), milliseconds(99)


def report(who, what, url, options):
    with urllib.request.urlopen(url) as response:
        size = len(response.read())
    wrk(url, 2, options.clients)
    rate, p50, p99 = wrk(url, options.seconds, options.clients)
    single, single_p50, _ = wrk(url, max(2, options.seconds // 3), 1)
    print(f"| {who} | {what} | {size / 1e3:,.0f} KB | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {single_p50:.2f} |", flush=True)
    return rate


def peer(environment, store, workers, json_library):
    port = 18_437
    process = subprocess.Popen(
        [f"{environment}/bin/uvicorn", "peer:application", "--port", str(port), "--workers", str(workers), "--log-level", "error"],
        cwd=pathlib.Path(__file__).parent, env=os.environ | {"STORE": str(store), "JSON": json_library})
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/campaigns?limit=1").read()
            return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise SystemExit("server-load: the peer did not start")


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/server-load", description=__doc__)
    parser.add_argument("executable")
    parser.add_argument("environment")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--changing", action="store_true", help="measure lists that are not kept, and no peer")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; the client runs on the same cores")
    if not options.changing:
        heading()
    with tempfile.TemporaryDirectory(prefix="server-load-") as folder:
        measure(options, pathlib.Path(folder))


def heading():
    print("| server | list | size | requests/s | p50 ms | p99 ms | p50 ms, 1 client |")
    print("|---|---|---:|---:|---:|---:|---:|")


def measure(options, folder):
    for what, creatives in SIZES.items():
        store = folder / f"{creatives}.db"
        files = folder / f"{creatives}"
        run = lambda *words: subprocess.run([options.executable, *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                                            stderr=subprocess.DEVNULL)
        run("sample", "--creatives", creatives, "--output", files)
        run("cluster", files / "creatives.csv", "--performance", files / "performance.csv", "--store", store)
        if options.changing:
            print(f"{what}: {creatives:,} creatives")
            changing.report(lambda: Server(options.executable, "--store", store, "--workers", 0))
            continue
        with Server(options.executable, "--store", store, "--workers", 0) as server:
            base = f"http://127.0.0.1:{server.port}"
            total = server.json("GET", "/api/campaigns?limit=1")["total"]
            print(f"| | {what}: {total} of {creatives:,} creatives | | | | | |")
            if total > 50:
                report("creatives serve", "a page of 50", f"{base}/api/campaigns?limit=50", options)
                report("creatives serve", "HTML page", f"{base}/campaigns", options)
            path = f"/api/campaigns?limit={min(1000, total)}"
            rate = report("creatives serve", what, base + path, options)
            status, _ = server.stop()
            expect(status == 0, f"the server ended with status {status}")
        for workers, library in [(1, "json"), (2, "orjson")]:
            process, base = peer(options.environment, store, workers, library)
            try:
                other = report(f"FastAPI, {library}, {workers} worker{'s' * (workers > 1)}", what, base + path, options)
                # A peer that answers nothing in time has no rate.
                print(f"| | ratio {rate / other:.1f} | | | | | |" if other else "| | no ratio | | | | | |", flush=True)
            finally:
                process.terminate()
                process.wait()


try:
    main()
except Exception as error:
    print(f"server-load: {error}", file=sys.stderr)
    raise SystemExit(1)
