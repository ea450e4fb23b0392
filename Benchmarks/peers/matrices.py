"""Matrices and initial values, generated from constant seeds."""

import numpy

CHUNK = 50_000


def sentences(path, rows, columns, groups, seed, dtype="float32", separation=0.3):
    """Writes unit-length vectors that resemble embeddings of sentences, and returns the path.

    Groups overlap, and the variance decreases with the column (as one over its index), so that Lloyd's iterations
    continue for long. Well-separated groups would converge before an iteration could be timed.
    """
    random = numpy.random.default_rng(seed)
    scale = (1 + numpy.arange(columns)) ** -0.5
    centres = random.standard_normal((groups, columns)) * scale * separation
    matrix = numpy.lib.format.open_memmap(path, "w+", dtype=dtype, shape=(rows, columns))
    for first in range(0, rows, CHUNK):
        count = min(CHUNK, rows - first)
        chunk = random.standard_normal((count, columns)) * scale
        chunk += centres[random.integers(groups, size=count)]
        chunk /= numpy.linalg.norm(chunk, axis=1, keepdims=True)
        matrix[first : first + count] = chunk
    matrix.flush()
    return path


def start_rows(path, matrix, count, seed):
    """Writes `count` different rows of the matrix, and returns the path."""
    rows = numpy.load(matrix, mmap_mode="r")
    chosen = numpy.random.default_rng(seed).choice(len(rows), count, replace=False)
    numpy.save(path, rows[chosen])
    return path


def start_responsibilities(path, matrix, count, seed):
    """Writes responsibilities that decrease with the distance to `count` rows, and returns the path.

    They are soft, so that no component starts with too few rows for its covariance, and have the type of the
    matrix.
    """
    rows = numpy.load(matrix)
    chosen = rows[numpy.random.default_rng(seed).choice(len(rows), count, replace=False)]
    similarity = (rows @ chosen.T).astype("float64") * 10
    similarity -= similarity.max(axis=1, keepdims=True)
    numpy.exp(similarity, out=similarity)
    similarity /= similarity.sum(axis=1, keepdims=True)
    numpy.save(path, similarity.astype(rows.dtype))
    return path
