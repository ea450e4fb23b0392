"""Mutated requests: each is answered or its connection closed, and the server goes on."""

import contextlib
import http.client
import random
import socket
import threading
import time
from collections import Counter

import mutations
from server import expect

JSON = b"Content-Type: application/json\r\n"


def request(line, body=b"", fields=b"", length=True):
    head = line + b" HTTP/1.1\r\nHost: localhost\r\n" + fields
    if body and length:
        head += b"Content-Length: %d\r\n" % len(body)
    return head + b"\r\n" + body


MULTIPART = (b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
             b"creative_id,impressions\n1,2\n\r\n--x--\r\n")
SEEDS = [
    request(b"GET /"), request(b"GET /healthz"), request(b"GET /api/campaigns?period=7d&limit=3"),
    request(b"GET /api/campaigns/1?include_performance=true", fields=b"Accept: application/json\r\nIf-None-Match: \"x\"\r\n"),
    request(b"HEAD /api/campaigns"), request(b"OPTIONS /api/campaigns"), request(b"GET /campaigns/1"),
    request(b"GET /api/campaigns/1/performance?period=30d&breakdown=geo"),
    request(b"POST /api/campaigns", b'{"name": "a", "creative_ids": ["1", 2]}', JSON),
    request(b"POST /api/campaigns/auto-cluster", b'{"seat_id": null, "use_ai": false, "min_cluster_size": 3}', JSON),
    request(b"PUT /api/campaigns/1", b'{"name": "b", "description": "c"}', JSON + b'If-Match: "1"\r\n'),
    request(b"POST /api/campaigns/1/creatives", b'["1", "2"]', JSON + b"Idempotency-Key: k\r\n"),
    request(b"POST /api/creatives/a%2Fb%C3%A4/move", b'{"to_campaign_id": 1}', JSON),
    request(b"DELETE /api/campaigns/999"), request(b"DELETE /api/campaigns/1/creatives/5"),
    request(b"POST /api/campaigns", b'10\r\n{"name": "chunk"\r\n1;x=y\r\n}\r\n0\r\nTrailer: a\r\n\r\n',
            JSON + b"Transfer-Encoding: chunked\r\n", length=False),
    request(b"POST /import", MULTIPART, b"Content-Type: multipart/form-data; boundary=x\r\nExpect: 100-continue\r\n"),
    request(b"POST /mcp", b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}', JSON),
    request(b"POST /campaigns/1/edit", b"name=a%20b&description=%C3%A4", b"Content-Type: application/x-www-form-urlencoded\r\n"),
    request(b"GET http://localhost/api/campaigns"),
]
FIELDS = [
    b"Content-Length: 5", b"Content-Length: -1", b"Content-Length: 5, 5", b"Content-Length: 99999999999999999999",
    b"Content-Length : 3", b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding:\tchunked",
    b"Transfer-Encoding: identity", b"Host: evil.example", b"Host:", b"Origin: null", b"Connection: upgrade",
    b"Upgrade: websocket", b"Expect: 100-continue", b"Expect: x", b" folded", b"\tfolded: x", b"Cookie: " + b"a=b; " * 900,
    b"X: " + b"y" * 40_000, b"Range: bytes=0-0,1-1,2-", b"If-None-Match: *", b"Content-Encoding: gzip", b": empty", b"no colon",
    b"Accept: " + b"a/b;q=0.1," * 300, b"Content-Type: multipart/form-data", b"Content-Type: \xff\xfe", b"A\x00B: c",
]


def fields(rng, data):
    """Inserts, doubles or removes a header field."""
    head, mark, body = data.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    for _ in range(rng.choice((1, 1, 2, 3))):
        index = rng.randrange(1, len(lines) + 1)
        match rng.randrange(3):
            case 0: lines.insert(index, rng.choice(FIELDS))
            case 1: lines.insert(index, lines[min(index, len(lines) - 1)])
            case 2: del lines[index:index + 1]
    return b"\r\n".join(lines) + mark + body


def line_ends(rng, data):
    parts = data.split(b"\r\n")
    return b"".join(part + rng.choice((b"\r\n", b"\r\n", b"\n", b"\r", b"\r\r\n", b"\n\r", b"\x00\r\n")) for part in parts)


def target(rng, data):
    method, _, rest = data.partition(b" ")
    path, _, rest = rest.partition(b" ")
    piece = rng.choice((b"%", b"%0", b"%00", b"%2e%2e/", b"../", b"//", b"?", b"&", b"=", b"%ff", b"\xc3\xa4", b" ", b"#", b"\\",
                        b"a" * 9_000, b"*", b"%2F", b";", b"@", b":80", b"limit=-1&", b"?period=9999999d"))
    index = rng.randrange(len(path) + 1)
    return method + b" " + path[:index] + piece + path[index:] + b" " + rest


BYTES = [mutations.flip, mutations.delete, mutations.insert, mutations.cut, mutations.cut_start, mutations.repeat]
OWN = [fields, fields, fields, line_ends, target, target]


def mutated(rng):
    data = rng.choice(SEEDS)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if data:
            data = rng.choice(BYTES + OWN)(rng, data)
    # Some are followed by a valid request on the same connection.
    return data + (SEEDS[1] if rng.randrange(4) == 0 else b"")


def exchange(port, data, limit):
    """Sends bytes, and returns all that the server answers until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=limit) as client:
        answer = b""
        try:
            client.sendall(data)
            with contextlib.suppress(OSError):
                # The server may have closed the connection of a refused request.
                client.shutdown(socket.SHUT_WR)
            while part := client.recv(1 << 16):
                answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
        return answer


def ask(server, stop, seconds, problems):
    """Reads a page of campaigns now and then, as another client would, and records the time of each response."""
    connection = server.connection()
    while not stop.wait(0.02):
        start = time.monotonic()
        try:
            status, _, _ = server.request("GET", "/api/campaigns?limit=50", connection=connection)
        except (OSError, http.client.HTTPException) as error:
            return problems.append((f"a valid request beside them: {error!r}", b""))
        seconds.append(time.monotonic() - start)
        # A mutated request may have changed the store during each attempt to read it.
        if status not in (200, 503):
            problems.append((f"a valid request beside them: {status}", b""))


def run(server, count, seed):
    """Sends `count` mutated requests by 8 clients. Returns how often each status was answered, the peak memory in MB, and the
    seconds of each valid request of another client."""
    statuses, problems, lock = Counter(), [], threading.Lock()
    before, peak = server.memory(), [0.0]
    beside, stop = [], threading.Event()
    other = threading.Thread(target=ask, args=(server, stop, beside, problems))
    other.start()

    def client(number):
        rng = random.Random(f"{seed}-{number}")
        for index in range(number, count, 8):
            data = mutated(rng)
            start = time.monotonic()
            try:
                answer = exchange(server.port, data, 60)
            except OSError as error:
                with lock:
                    problems.append((repr(error), data))
                return
            seconds = time.monotonic() - start
            status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.1 ") else "closed" if not answer else "?"
            with lock:
                statuses[status] += 1
                if status == "?" or status == "500" or seconds > 50:
                    problems.append((f"{status} after {seconds:.1f} s: {answer[:300]!r}", data))
                if index % 64 == 0 and server.is_running():
                    peak[0] = max(peak[0], server.memory())
            if len(problems) > 20 or not server.is_running():
                return

    clients = [threading.Thread(target=client, args=(number,)) for number in range(8)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    stop.set()
    other.join()
    expect(server.is_running(), f"the server ended: {''.join(server.errors)[-2000:]}; {problems[:3]}")
    expect(not problems, "\n".join(f"{problem}\n  {data[:600]!r}" for problem, data in problems[:5]))
    expect(sum(statuses.values()) == count, f"{sum(statuses.values())} of {count} requests were answered")
    expect(server.request("GET", "/healthz")[0] == 200, "the server no longer serves")
    expect(peak[0] < before + 300, f"memory grew from {before:.0f} to {peak[0]:.0f} MB")
    return statuses, peak[0], beside
