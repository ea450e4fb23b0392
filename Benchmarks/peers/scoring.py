"""What a fit is worth, computed here and the same for all, whatever the contestant says of itself."""

import os

import numpy

CHUNK = 20_000


def inertia(rows, answer_paths, clusters):
    """The sum of squared distances to the nearest centroid, in double precision.

    Where no centroids were written, the means of the labels' rows stand in. These are Lloyd's next centroids,
    so the sum is a little less than it would be: the second value is false then.
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
    """The share of rows with the same label; both started from the same centroids, so numbers correspond."""
    return float((numpy.load(first) == numpy.load(second)).mean())


def cosines(first, second):
    """By row, in double precision."""
    first, second = first.astype("float64"), second.astype("float64")
    lengths = numpy.linalg.norm(first, axis=1) * numpy.linalg.norm(second, axis=1)
    return (first * second).sum(axis=1) / lengths


def likelihood_difference(ours, theirs):
    """How far apart the log-likelihoods are, relative, and after which step of the peer ours was taken.

    A likelihood is known only after an E-step. scikit-learn tells both that of its last iteration and, by one
    more E-step, that of the parameters it returns; either is a fair reading of ours.
    """
    differences = {
        "of the fitted parameters": abs(ours / theirs["log_likelihood"] - 1),
        "of the last iteration": abs(ours / theirs["step_log_likelihood"] - 1),
    }
    reading = min(differences, key=differences.get)
    return differences[reading], reading
