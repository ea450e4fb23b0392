"""A running `creatives serve`, and the requests that checks send to it."""

import http.client
import json
import re
import signal
import subprocess
import threading
import time


class Failure(Exception):
    """A check that failed."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Server:
    """`creatives serve` on a free port of the loopback address."""

    def __init__(self, executable, *arguments):
        self.process = subprocess.Popen(
            [executable, "serve", "--listen", "127.0.0.1:0", *map(str, arguments)], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not found:
            raise Failure(f"the server did not start: {line}{self.process.stderr.read()}")
        self.port = int(found[1])
        # Pipes that no one reads would block the server.
        self.errors = []
        for stream, lines in [(self.process.stdout, None), (self.process.stderr, self.errors)]:
            threading.Thread(target=self._drain, args=(stream, lines), daemon=True).start()

    @staticmethod
    def _drain(stream, lines):
        for line in stream:
            if lines is not None:
                lines.append(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_running():
            self.kill()

    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Asks the server to stop, and returns its exit status and the seconds that it took."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=120), time.monotonic() - start

    def memory(self, key="VmRSS"):
        """Returns the resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(key)) / 1024

    def descriptors(self):
        import os
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def connection(self, timeout=60):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def request(self, method, path, body=None, headers=None, connection=None):
        """Sends a request, and returns its status, fields and body."""
        own = connection or self.connection()
        fields = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            fields.setdefault("Content-Type", "application/json")
        own.request(method, path, body=body, headers=fields)
        response = own.getresponse()
        data = response.read()
        if connection is None:
            own.close()
        return response.status, response.headers, data

    def json(self, method, path, body=None):
        status, _, data = self.request(method, path, body)
        expect(status in (200, 201, 202), f"{method} {path}: {status} {data[:300]!r}")
        return json.loads(data)


def percentile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] if values else float("nan")
