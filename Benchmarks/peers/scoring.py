"""The quality of a fit, computed in the same way for all contestants, independently of their own figures."""

import os

import numpy

CHUNK = 20_000


def inertia(rows, answer_paths, clusters):
    """Returns the sum of squared distances to the nearest centroid, in double precision, and whether it is exact.

    Without centroids, the means of the labelled rows are used. They are Lloyd's next centroids, so the sum is
    slightly too low, and the second value is false.
    """
    exact = os.path.exists(answer_paths["centroids"])
    if exact:
        centroids = numpy.load(answer_paths["centroids"]).astype("float64")
    else:
        centroids = means(rows, numpy.load(answer_paths["labels"]), clusters)
    squares = (centroids**2).sum(axis=1)
    total = 0.0
    for first in range(0, len(rows), CHUNK):
        chunk = rows[first : first + CHUNK].astype("float64")
        distances = squares - 2 * (chunk @ centroids.T)
        total += (chunk**2).sum() + distances.min(axis=1).sum()
    return float(total), exact


def means(rows, labels, clusters):
    counts = numpy.bincount(labels, minlength=clusters)
    sums = numpy.zeros((clusters, rows.shape[1]))
    numpy.add.at(sums, labels, rows.astype("float64"))
    return sums[counts > 0] / counts[counts > 0, None]


def agreement(first, second):
    """Returns the share of rows with equal labels. Labels correspond, because both fits started from the same centroids."""
    return float((numpy.load(first) == numpy.load(second)).mean())


def cosines(first, second):
    """Returns the cosine of each row, in double precision."""
    first, second = first.astype("float64"), second.astype("float64")
    lengths = numpy.linalg.norm(first, axis=1) * numpy.linalg.norm(second, axis=1)
    return (first * second).sum(axis=1) / lengths


def likelihood_difference(ours, theirs):
    """Returns the relative difference of the log-likelihoods, and which of the peer's steps was compared.

    A likelihood is known only after an E-step. scikit-learn reports that of its last iteration and, after one
    more E-step, that of the returned parameters. Ours may correspond to either.
    """
    differences = {
        "of the fitted parameters": abs(ours / theirs["log_likelihood"] - 1),
        "of the last iteration": abs(ours / theirs["step_log_likelihood"] - 1),
    }
    reading = min(differences, key=differences.get)
    return differences[reading], reading
