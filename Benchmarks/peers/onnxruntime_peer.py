"""onnxruntime: tokenization, a graph of the model and the mean, in batches sorted by length."""

import functools
from pathlib import Path

import numpy
import onnxruntime
from tokenizers import Tokenizer

from conditions import THREADS
from encoding import BATCH_SIZES, Encoding

MAXIMUM_TOKENS = 256
THREAD_POOLS = [f"onnxruntime × {THREADS}"]  # threadpoolctl does not detect it


@functools.cache
def tokenizer(folder):
    made = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(MAXIMUM_TOKENS)
    return made


@functools.cache
def session(graph):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    # Its threads spin during a run, as by default, but not after its end.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def encode(folder, graph, size, texts):
    tokens = [encoding.ids for encoding in tokenizer(folder).encode_batch_fast(texts)]
    order = sorted(range(len(texts)), key=lambda place: len(tokens[place]), reverse=True)
    vectors = numpy.empty((len(texts), 384), "float32")
    for first in range(0, len(texts), size):
        places = order[first : first + size]
        vectors[places] = pooled(session(graph), [tokens[place] for place in places])
    return vectors


def pooled(session, tokens):
    """Returns the mean over the tokens of each text, with unit length."""
    shape = len(tokens), max(map(len, tokens))
    ids, mask = numpy.zeros(shape, "int64"), numpy.zeros(shape, "int64")
    for place, text in enumerate(tokens):
        ids[place, : len(text)] = text
        mask[place, : len(text)] = 1
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
    (states,) = session.run(None, feed)
    sums = (mask[:, None, :].astype("float32") @ states)[:, 0]  # with unit length, sum and mean are the same
    return sums / numpy.linalg.norm(sums, axis=1, keepdims=True)


def ways(request):
    return {
        f"{name}, batches of {size}": functools.partial(encode, request["model"], graph, size)
        for name, graph in request["graphs"].items()
        for size in BATCH_SIZES
    }


JOBS = Encoding(ways).jobs
