"""Requests of other sites, of paths outside, and beyond the limits: each has the right status, and nothing changes."""

import json
import socket

from mutated import exchange
from server import expect


def run(server):
    """Returns the number of requests."""
    count = 0
    before = server.json("GET", "/api/campaigns?limit=200")["total"]

    def check(statuses, method, path, body=None, headers=None):
        nonlocal count
        count += 1
        status, fields, data = server.request(method, path, body, headers)
        expect(status in statuses, f"{method} {path[:80]} {headers}: {status}, expected {statuses}: {data[:200]!r}")
        expect(fields["X-Content-Type-Options"] == "nosniff", f"{method} {path[:80]}: nosniff is missing")
        expect("Access-Control-Allow-Origin" not in fields, f"{method} {path[:80]}: other origins may read it")
        return data

    create = {"name": "foreign", "creative_ids": []}
    for host in ["evil.example", "localhost.evil.example", f"evil.example:{server.port}", "127.0.0.1.nip.example", "2130706433"]:
        for method, path in [("GET", "/"), ("GET", "/api/campaigns"), ("POST", "/api/campaigns"), ("GET", "/healthz"),
                             ("OPTIONS", "/api/campaigns"), ("DELETE", "/api/campaigns/1"), ("POST", "/mcp")]:
            check({421}, method, path, create if method == "POST" else None, {"Host": host})
    for headers in [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
                    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Referer": "https://evil.example/"}]:
        for content in ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]:
            for method, path in [("POST", "/api/campaigns"), ("PUT", "/api/campaigns/1"), ("DELETE", "/api/campaigns/1"),
                                 ("POST", "/api/campaigns/auto-cluster"), ("POST", "/mcp"), ("POST", "/campaigns")]:
                check({403}, method, path, json.dumps(create).encode(), headers | {"Content-Type": content})
    for path in ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd",
                 "/assets/..%2f..%2f..%2fetc%2fpasswd", "/pictures/%2fetc%2fpasswd", "/assets//etc/passwd", "/..\\..\\etc\\passwd",
                 "/static/%00", "/etc/passwd", "/proc/self/environ", "/.git/config"]:
        data = check({400, 404, 405}, "GET", path)
        expect(b"root:" not in data, f"{path} leads outside")
    # A huge body is refused by its announcement alone.
    for length in [5 << 20, 1 << 40, 10 ** 30]:
        count += 1
        head = f"POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
            client.sendall(head.encode())
            expect(client.recv(12) == b"HTTP/1.1 413", f"a body of {length} bytes was not refused")
    for line, status in [(b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: h", b"414"),
                         (b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 60_000, b"431"), (b"GET / HTTP/1.1", b"400")]:
        count += 1
        answer = exchange(server.port, line + b"\r\n\r\n", 30)
        expect(answer[9:12] == status, f"{line[:40]!r}: {answer[:80]!r}")
    after = server.json("GET", "/api/campaigns?limit=200")["total"]
    expect(before == after, f"there were {before} campaigns, and now {after}")
    return count
