"""Lists that are not kept: the first request after a start, the first after an edit, and requests while edits go on."""

import threading
import time

from server import percentile

PAGES = [("a page of 50", "/api/campaigns?limit=50"), ("all, at most 1,000", "/api/campaigns?limit=1000"), ("HTML page", "/campaigns")]


def timed(server, path, connection):
    start = time.monotonic()
    status, _, data = server.request("GET", path, connection=connection)
    assert status == 200, f"GET {path}: {status} {data[:200]!r}"
    return (time.monotonic() - start) * 1e3


def report(make_server, rounds=25, seconds=6):
    """Prints a table. `make_server` starts a server over the same store."""
    print("| list | first after a start, ms | after an edit, p50 ms | kept, p50 ms | while 20 edits/s, p50 ms | p99 ms | edits, p50 ms |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for what, path in PAGES:
        with make_server() as server:
            connection = server.connection()
            server.request("GET", "/healthz", connection=connection)
            first = timed(server, path, connection)
            campaigns = [campaign["id"] for campaign in server.json("GET", "/api/campaigns?limit=200")["campaigns"]]
            edits, after, kept = [], [], []

            def edit(number, connection):
                start = time.monotonic()
                id = campaigns[number % len(campaigns)]
                status, _, data = server.request("PUT", f"/api/campaigns/{id}", {"name": f"{what} {number}"}, connection=connection)
                assert status == 200, data[:200]
                edits.append((time.monotonic() - start) * 1e3)

            for number in range(rounds):
                edit(number, connection)
                after.append(timed(server, path, connection))
                kept.append(timed(server, path, connection))
            stop, number = threading.Event(), [rounds]

            def keep_editing():
                own = server.connection()
                while not stop.wait(0.05):
                    edit(number[0], own)
                    number[0] += 1

            editor = threading.Thread(target=keep_editing)
            editor.start()
            during, end = [], time.monotonic() + seconds
            while time.monotonic() < end:
                during.append(timed(server, path, connection))
            stop.set()
            editor.join()
            print(f"| {what} | {first:.1f} | {percentile(after, .5):.1f} | {percentile(kept, .5):.2f} | {percentile(during, .5):.2f} | "
                  f"{percentile(during, .99):.1f} | {percentile(edits, .5):.1f} |", flush=True)
