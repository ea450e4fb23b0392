"""The throw-away server of Scripts/postgres: statements, faults, and a proxy whose connections can be cut."""

import os
import selectors
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from tool import Problem, expect

FOLDER = Path(os.environ["CREATIVES_POSTGRES_FOLDER"])
PROGRAMS = Path(os.environ["CREATIVES_POSTGRES_PROGRAMS"])
URL = os.environ["CREATIVES_POSTGRES"]


class Server:
    def __init__(self, proxy_folder):
        self.proxy = Proxy(FOLDER / ".s.PGSQL.5432", proxy_folder / ".s.PGSQL.5432")
        self.proxy_folder = proxy_folder

    def url(self, schema, through_proxy=False):
        url = URL.replace(str(FOLDER), str(self.proxy_folder)) if through_proxy else URL
        return f"{url}&options=-csearch_path%3D{schema}"

    def sql(self, text, schema="public"):
        """Returns the rows of a statement as lists of texts."""
        ended = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-F", "\t", self.url(schema), "-c", text],
            capture_output=True, text=True, timeout=120)
        expect(ended.returncode == 0, f"psql: {ended.stderr[-300:]}")
        return [line.split("\t") for line in ended.stdout.splitlines()]

    def control(self, *arguments):
        command = [PROGRAMS / "pg_ctl", *arguments, "-D", FOLDER / "data", "-s"]
        if os.getuid() == 0:
            command = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", *command]
        return subprocess.run([str(word) for word in command], cwd=FOLDER, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode

    def start(self):
        for _ in range(20):
            if self.control("start", "-w", "-l", str(FOLDER / "server.log")) == 0:
                return
            time.sleep(0.5)
        raise Problem("the server does not start again")

    def wait(self):
        """Waits until the server accepts connections, which takes a moment after a backend was killed."""
        for _ in range(240):
            ended = subprocess.run(["psql", "-XAtq", URL, "-c", "SELECT 1"], capture_output=True)
            if ended.returncode == 0:
                return
            time.sleep(0.25)
        raise Problem("the server does not accept connections")

    def backends(self):
        rows = self.sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'creatives'")
        return [int(row[0]) for row in rows]

    # MARK: Faults

    def kill_backend(self, random):
        """Kills one server process without warning, after which the server restarts all of them."""
        backends = self.backends()
        if not backends:
            return False
        try:
            os.kill(random.choice(backends), signal.SIGKILL)
        except ProcessLookupError:
            return False
        self.wait()
        return True

    def terminate_backend(self, random):
        rows = self.sql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'creatives'")
        return rows[0][0] != "0"

    def stop_immediately(self, random):
        self.control("stop", "-m", "immediate")
        self.start()
        return True

    def kill_server(self, random):
        """Kills the first process. A new one starts only when the others have ended."""
        pid = int((FOLDER / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        self.start()
        return True

    def cut(self, random):
        return self.proxy.cut()


class Proxy:
    """Forwards the connections of one socket to another, on a thread of its own."""

    def __init__(self, target, path):
        self.target, self.lock, self.pairs = target, threading.Lock(), []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(100)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self.target))
            except OSError:
                client.close()
                continue
            with self.lock:
                self.pairs.append((client, server))
            threading.Thread(target=self.forward, args=(client, server), daemon=True).start()

    def forward(self, client, server):
        with selectors.DefaultSelector() as selector:
            selector.register(client, selectors.EVENT_READ, server)
            selector.register(server, selectors.EVENT_READ, client)
            try:
                while True:
                    for key, _ in selector.select():
                        data = key.fileobj.recv(1 << 16)
                        if not data:
                            return
                        key.data.sendall(data)
            except OSError:
                return
            finally:
                for end in (client, server):
                    end.close()
                with self.lock:
                    self.pairs = [pair for pair in self.pairs if pair[0] is not client]

    def cut(self):
        """Cuts all connections, whatever they carry."""
        with self.lock:
            pairs = list(self.pairs)
        for pair in pairs:
            for end in pair:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        return bool(pairs)
