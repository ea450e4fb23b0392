"""Runs all checks of the server, and prints what each measured."""

import argparse
import pathlib
import sys
import tempfile
import time

import foreign
import kills
import mutated
import slow
from server import Failure, Server, expect, percentile


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/server-faults", description=__doc__)
    parser.add_argument("executable")
    parser.add_argument("--requests", type=int, default=4_000, help="number of mutated requests")
    parser.add_argument("--kills", type=int, default=6, help="number of kills")
    parser.add_argument("--seconds", type=float, default=20, help="seconds of load beside slow clients")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="server-faults-") as folder:
        run(options, pathlib.Path(folder))


def told(text, start):
    print(f"{text} ({time.monotonic() - start:.0f} s)", flush=True)


def run(options, folder):
    with Server(options.executable, "--sample", "--workers", 0) as server:
        server.json("POST", "/api/campaigns/auto-cluster", {})
        start = time.monotonic()
        count = foreign.run(server)
        told(f"foreign sites, hosts, paths and sizes: {count} requests refused, nothing changed", start)

        start = time.monotonic()
        alone, beside, timeouts = slow.run(server, options.seconds)
        told(
            f"160 slow clients: p50 {percentile(beside, 0.5) * 1e3:.1f} ms, p99 {percentile(beside, 0.99) * 1e3:.1f} ms "
            f"(alone {percentile(alone, 0.5) * 1e3:.1f} and {percentile(alone, 0.99) * 1e3:.1f}); {timeouts} of 80 received 408",
            start)

        start = time.monotonic()
        descriptors = server.descriptors()
        statuses, memory, beside = mutated.run(server, options.requests, options.seed)
        counts = ", ".join(f"{status} {count}" for status, count in sorted(statuses.items()))
        told(
            f"{options.requests} mutated requests: {counts}; at most {memory:.0f} MB; another client's {len(beside)} pages: "
            f"p50 {percentile(beside, 0.5) * 1e3:.1f} ms, p99 {percentile(beside, 0.99) * 1e3:.1f} ms", start)
        deadline = time.monotonic() + 60
        while server.descriptors() > descriptors + 20 and time.monotonic() < deadline:
            time.sleep(1)
        expect(server.descriptors() <= descriptors + 20, f"{descriptors} descriptors became {server.descriptors()}")
        status, seconds = server.stop()
        expect(status == 0, f"the server ended with status {status}: {''.join(server.errors)}")
        told(f"stopped in {seconds:.1f} s", time.monotonic())

    start = time.monotonic()
    edits, jobs = kills.run(options.executable, folder, options.kills, options.seed)
    told(f"{options.kills} kills: {edits} acknowledged edits kept, {jobs} jobs ended", start)


try:
    main()
except Failure as failure:
    print(f"server-faults: {failure}", file=sys.stderr)
    sys.exit(1)
