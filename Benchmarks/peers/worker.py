"""`worker.py LIBRARY`: reads requests, one JSON object per line, and answers each with one line."""

import importlib
import json
import os
import signal
import sys
import warnings

import numpy
import threadpoolctl

LIBRARIES = {
    "scikit-learn": "scikit_learn_peer",
    "scikit-learn-intelex": "intelex_peer",
    "faiss": "faiss_peer",
    "sentence-transformers": "sentence_transformers_peer",
    "onnxruntime": "onnxruntime_peer",
    "graphs": "onnx_graphs",
}


def main():
    # Libraries may print, but standard output is for answers only.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver terminates its workers
    warnings.simplefilter("ignore")  # about reached limits, which are intended here
    library = importlib.import_module(LIBRARIES[sys.argv[1]])
    matrices = {}

    def load(path):
        if path not in matrices:
            matrices[path] = numpy.load(path)
        return matrices[path]

    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = library.JOBS[request["job"]](request, load)
            answer["threads"] = thread_pools() + getattr(library, "THREAD_POOLS", [])
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
        print(json.dumps(answer), file=answers, flush=True)


def thread_pools():
    def told(pool):
        parts = [pool["prefix"], pool["version"], pool.get("architecture"), f"× {pool['num_threads']}"]
        return " ".join(filter(None, parts))

    return sorted(map(told, threadpoolctl.threadpool_info()))


if __name__ == "__main__":
    main()
