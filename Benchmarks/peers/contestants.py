"""The contestants. All take the same request: a dictionary whose keys are the options of our executable."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from conditions import OUR_ENVIRONMENT, PEER_ENVIRONMENT


class ContestantError(Exception):
    """A failure of a contestant, in one line."""


class RequestProcess:
    """A process that answers requests, one JSON object per line, and sleeps between them.

    Options are added to each request.
    """

    def __init__(self, name, command, environment, **options):
        self.name, self.options = name, options
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
            )
        except OSError as error:
            raise ContestantError(f"{command[0]}: {error.strerror}") from error

    def run(self, request):
        try:
            self.process.stdin.write(json.dumps(request | self.options) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise ContestantError(f"{self.name}: ended with status {self.process.wait()}")
        answer = json.loads(answer)
        if "error" in answer:
            raise ContestantError(f"{self.name}: {answer['error']}")
        return answer

    def close(self):
        self.process.terminate()  # it may be running, if the driver was interrupted
        self.process.wait()


class Peer(RequestProcess):
    """A Python library in a separate process, which lives as long as its case."""

    def __init__(self, name, library, environment=PEER_ENVIRONMENT, **options):
        worker = str(Path(__file__).with_name("worker.py"))
        super().__init__(name, [sys.executable, "-B", worker, library], environment, **options)


class Ours:
    """Our executable, with options in addition to those of the request.

    Each run is a process: the executable loads and warms up before its clock starts, as a peer does before its
    first run.
    """

    def __init__(self, name, executable, job=None, **options):
        self.name, self.executable, self.job, self.options = name, executable, job, options
        self.writes_centroids = True

    def run(self, request):
        request = request | self.options
        job = self.job or request["job"]
        if job == "products":
            request = {key: request[key] for key in ("rows", "clusters")}
        if not self.writes_centroids:
            request = {key: value for key, value in request.items() if key != "centroids"}
        arguments = [self.executable, "fit", job, request["rows"]]
        for key, value in request.items():
            if key not in ("job", "rows"):
                arguments += [f"--{key}", str(value)]
        try:
            ended = subprocess.run(arguments, capture_output=True, text=True, env=OUR_ENVIRONMENT)
        except OSError as error:
            raise ContestantError(f"{self.executable}: {error.strerror}") from error
        if ended.returncode != 0:
            if "centroids" in request and "centroids" in ended.stderr:
                self.writes_centroids = False  # `inertia` needs only the labels
                return self.run(request)
            message = (ended.stderr.strip().splitlines() or [f"ended with status {ended.returncode}"])[-1]
            raise ContestantError(f"{self.name}: {message} (fit {' '.join(arguments[2:])})")
        try:
            answer = json.loads(ended.stdout)
            answer["seconds"] = median(answer["seconds"])
        except (ValueError, KeyError, TypeError) as error:
            shown = ended.stdout.strip()[:80]
            message = f"{self.name}: expected a JSON object with seconds, found {shown!r}"
            raise ContestantError(message) from error
        if "labels" in request and not os.path.exists(request["labels"]):
            raise ContestantError(f"{self.name}: wrote no labels (fit {' '.join(arguments[2:])})")
        return answer

    def close(self):
        pass
