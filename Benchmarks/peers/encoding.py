"""Shared by the encoding peers: the choice of the fastest setting, and the time of one encode."""

from pathlib import Path
from time import perf_counter

import numpy

BATCH_SIZES = (32, 16, 64, 128)


class Encoding:
    """The jobs of a peer with several settings for the same vectors.

    `ways(request)` returns functions from texts to vectors by the name of their setting. They load their
    dependencies at the first call, so that a cold start includes only the first setting.
    """

    def __init__(self, ways):
        self.ways, self.chosen = ways, None
        self.jobs = {"encode": self.encode, "tune": self.tune}

    def tune(self, request, load):
        """Tries all settings on the texts, and keeps the fastest."""
        texts, seconds = lines(request["texts"]), {}
        for name, way in self.ways(request).items():
            way(texts[:BATCH_SIZES[0]])  # the warm-up
            seconds[name] = min(timed(way, texts)[0] for _ in range(2))
        self.chosen = min(seconds, key=seconds.get)
        return {"setting": self.chosen, "tried": seconds}

    def encode(self, request, load):
        texts, ways = lines(request["texts"]), self.ways(request)
        seconds, vectors = timed(ways[self.chosen or next(iter(ways))], texts)
        if "output" in request:
            numpy.save(request["output"], vectors)
        return {"seconds": seconds}


def timed(way, texts):
    begin = perf_counter()
    vectors = way(texts)
    return perf_counter() - begin, vectors


def lines(path):
    return Path(path).read_text(encoding="utf-8").split("\n")[:-1]
