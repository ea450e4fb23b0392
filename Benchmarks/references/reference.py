# Computes scikit-learn's reference results for Tests/ClassicData from the CSV files of reference.R.
#
#     python3 -m venv FOLDER && FOLDER/bin/pip install scikit-learn==1.9.1
#     FOLDER/bin/python Benchmarks/references/reference.py THE-FOLDER-OF-reference.R
#
# It writes kmeans.txt and sklearn-same-start.txt there, with the tables of Tests/ClassicData. It also compares EM from
# the same start, and a MAP EM that follows the formulas in MixtureReference+Prior.swift, with same-start.txt of mclust.

import csv
import os
import sys
import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture

folder = sys.argv[1]


def table(name):
    with open(os.path.join(folder, name + ".csv")) as file:
        rows = list(csv.reader(file))
    classes = [row[-1] for row in rows[1:]] if rows[0][-1] == "class" else None
    width = len(rows[0]) - (classes is not None)
    return np.array([[float(v) for v in row[:width]] for row in rows[1:]]), classes


def starts():
    x, classes = table("iris")
    order = list(dict.fromkeys(classes))
    yield "iris", x, np.array([order.index(c) for c in classes])
    x, _ = table("oldFaithful")
    yield "oldFaithful", x, (x[:, 0] > 3).astype(int)
    x, _ = table("galaxies")
    yield "galaxies", x, (x[:, 0] > 15).astype(int) + (x[:, 0] > 28)


def kmeans():
    sizes = {"iris": range(2, 9), "oldFaithful": range(2, 7), "thyroid": range(2, 7), "diabetes": range(2, 7)}
    with open(os.path.join(folder, "kmeans.txt"), "w") as out:
        for name, counts in sizes.items():
            x, _ = table(name)
            for k in counts:
                fit = KMeans(k, n_init=500, tol=0, max_iter=1000, random_state=1, algorithm="lloyd").fit(x)
                # The sum is computed again from the labels, without the rounding of the kernel.
                means = np.array([x[fit.labels_ == j].mean(axis=0) for j in range(k)])
                print(name, k, f"{((x - means[fit.labels_]) ** 2).sum():.12g}", file=out)


def moments(x, labels, family, count):
    """Returns weights, means and full covariances of hard labels, under the constraint of a family."""
    p = x.shape[1]
    weights = np.array([(labels == j).mean() for j in range(count)])
    means = np.array([x[labels == j].mean(axis=0) for j in range(count)])
    scatter = np.array([np.atleast_2d(np.cov(x[labels == j].T, bias=True)) for j in range(count)])
    if family == "tied":
        scatter = np.array([np.einsum("k,kij->ij", weights, scatter)] * count)
    elif family == "diag":
        scatter = np.array([np.diag(np.diag(s)) for s in scatter])
    elif family == "spherical":
        scatter = np.array([np.eye(p) * np.trace(s) / p for s in scatter])
    return weights, means, scatter


def log_densities(x, weights, means, covariances):
    out = np.empty((len(x), len(weights)))
    for j, (w, m, c) in enumerate(zip(weights, means, covariances)):
        factor = np.linalg.cholesky(c)
        y = np.linalg.solve(factor, (x - m).T)
        squares = (y**2).sum(axis=0) + x.shape[1] * np.log(2 * np.pi)
        out[:, j] = np.log(w) - squares / 2 - np.log(np.diag(factor)).sum()
    return out


def mean_log_likelihood(*arguments):
    logs = log_densities(*arguments)
    top = logs.max(axis=1, keepdims=True)
    sums = top[:, 0] + np.log(np.exp(logs - top).sum(axis=1))
    return sums.mean(), np.exp(logs - sums[:, None])


names = {"spherical": "spherical", "diagonal": "diag", "tied": "tied", "full": "full"}


def families(x):
    return names if x.shape[1] > 1 else ["tied", "full"]


def mclust(name, family, prior):
    with open(os.path.join(folder, "same-start.txt")) as file:
        for line in file:
            if line.split()[:3] == [name, family, prior]:
                return [float(v) for v in line.split()[3:]]


def compare(name, family, prior, likelihood, weights):
    theirs = mclust(name, family, prior)
    print(name, family, prior, f"{abs(likelihood - theirs[0]):.1e} {np.abs(weights - theirs[1:]).max():.1e}")


def same_start():
    with open(os.path.join(folder, "sklearn-same-start.txt"), "w") as out:
        for name, x, labels in starts():
            count = labels.max() + 1
            for family in families(x):
                theirs = names[family]
                weights, means, covariances = moments(x, labels, theirs, count)
                first, _ = mean_log_likelihood(x, weights, means, covariances)
                inverses = np.linalg.inv(covariances)
                precisions = {
                    "full": inverses, "tied": inverses[0], "diag": np.array([np.diag(v) for v in inverses]),
                    "spherical": inverses[:, 0, 0]}[theirs]
                with warnings.catch_warnings(action="ignore"):  # A tolerance of 0 never counts as converged.
                    fit = GaussianMixture(
                        count, covariance_type=theirs, reg_covar=0, tol=0, max_iter=5000, weights_init=weights,
                        means_init=means, precisions_init=precisions).fit(x)
                compare(name, family, "none", fit.score(x), fit.weights_)
                print(name, family, f"{first:.13g}", f"{fit.score(x):.13g}",
                      *(f"{w:.12g}" for w in fit.weights_), file=out)


def regularised(x, labels, family, shrinkage=0.01):
    """Runs MAP EM under the default prior, from the M-step of hard labels."""
    n, p = x.shape
    count = labels.max() + 1
    z = np.eye(count)[labels]
    covariance = np.atleast_2d(np.cov(x.T))
    factor = count ** (-2 / p)
    dof = p + 2
    centre = x.mean(axis=0)
    scale = factor * (covariance if family in ("tied", "full") else np.diag(covariance).mean())
    for _ in range(5000):
        sums = z.sum(axis=0)
        weights = sums / n
        raw = z.T @ x / sums[:, None]
        means = (sums[:, None] * raw + shrinkage * centre) / (sums + shrinkage)[:, None]
        scatter = np.empty((count, p, p))
        for j in range(count):
            offset = raw[j] - centre
            scatter[j] = (z[:, j, None] * (x - raw[j])).T @ (x - raw[j])
            scatter[j] += shrinkage * sums[j] / (shrinkage + sums[j]) * np.outer(offset, offset)
        if family == "tied":
            covariances = np.array([(scale + scatter.sum(axis=0)) / (dof + n + p + 1 + count)] * count)
        elif family == "full":
            covariances = (scale + scatter) / (dof + sums + p + 2)[:, None, None]
        elif family == "diagonal":
            covariances = np.array([np.diag((scale + np.diag(s)) / (dof + m + 3)) for s, m in zip(scatter, sums)])
        else:
            covariances = np.array([
                np.eye(p) * (scale + np.trace(s)) / (dof + p * m + p + 2) for s, m in zip(scatter, sums)])
        likelihood, z = mean_log_likelihood(x, weights, means, covariances)
    return likelihood, weights


def same_start_with_prior():
    for name, x, labels in starts():
        for family in families(x):
            compare(name, family, "default", *regularised(x, labels, family))


same_start()
same_start_with_prior()
kmeans()
