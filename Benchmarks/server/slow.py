"""Clients that send or read slowly, while others are served."""

import socket
import threading
import time

from server import expect, percentile


def load(server, seconds, clients=8):
    """Requests the list of campaigns by several clients. Returns the times in seconds."""
    times, failures, end = [], [], time.monotonic() + seconds

    def client():
        connection = server.connection()
        try:
            while time.monotonic() < end:
                start = time.monotonic()
                status, _, _ = server.request("GET", "/api/campaigns", connection=connection)
                times.append(time.monotonic() - start)
                if status != 200:
                    failures.append(status)
        except OSError as error:
            failures.append(repr(error))

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect(not failures, f"requests failed: {failures[:5]}")
    return times


def run(server, seconds):
    """Returns the times without and with 160 slow clients, and how many of these were told of the time-out."""
    alone = load(server, seconds / 2)
    ends = threading.Event()
    told = []

    def connect():
        return socket.create_connection(("127.0.0.1", server.port), timeout=60)

    def slow_header():
        with connect() as client:
            for byte in b"GET /api/campaigns HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 10_000:
                try:
                    client.sendall(bytes([byte]))
                except OSError:
                    break
                if ends.wait(0.5):
                    return
            told.append(client.recv(100)[:12])

    def slow_body():
        with connect() as client:
            client.sendall(b"POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n")
            while not ends.wait(0.5):
                client.sendall(b" ")

    def slow_reader():
        with connect() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            client.sendall(b"GET /api/campaigns?limit=500 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50)
            while not ends.wait(0.5):
                if not client.recv(16):
                    return

    def guarded(body):
        try:
            body()
        except OSError:
            # The server ended the connection.
            pass

    kinds = [slow_header] * 80 + [slow_body] * 40 + [slow_reader] * 40
    threads = [threading.Thread(target=guarded, args=(kind,), daemon=True) for kind in kinds]
    for thread in threads:
        thread.start()
    time.sleep(1)
    try:
        beside = load(server, max(seconds, 20))
    finally:
        ends.set()
    for thread in threads:
        thread.join(timeout=70)
    expect(len(beside) > 100, f"only {len(beside)} requests were served beside slow clients")
    expect(told.count(b"HTTP/1.1 408") >= 40, f"only {told.count(b'HTTP/1.1 408')} of 80 slow clients received 408: {set(told)}")
    expect(percentile(beside, 0.99) < 2, f"p99 beside slow clients is {percentile(beside, 0.99):.2f} s")
    return alone, beside, told.count(b"HTTP/1.1 408")
