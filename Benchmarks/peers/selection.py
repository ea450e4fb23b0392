"""Vectors to clusters with scikit-learn: principal components, mixtures of several sizes, the lowest BIC."""

import numpy
from sklearn.decomposition import PCA
from sklearn.mixture import GaussianMixture


def spaced_counts(first, last, trials):
    """Returns at most `trials` counts, spaced by equal factors and including both ends, as in our selection."""
    if trials >= last - first + 1:
        return list(range(first, last + 1))
    counts = []
    for step in range(trials):
        exact = first * (last / first) ** (step / (trials - 1))
        counts.append(min(last, max(int(exact + 0.5), counts[-1] + 1 if counts else first)))
    return sorted({*counts, last})


def select(vectors, first, last, *, dimension, trials, patience, tolerance, iterations, regularization, seed=0):
    """Returns the model with the lowest BIC, its labels, and the counts tried. Stops after `patience` counts without a lower BIC."""
    rows = PCA(dimension, random_state=seed).fit_transform(vectors)
    best, least, since, tried = None, numpy.inf, 0, []
    for count in spaced_counts(first, last, trials):
        if since >= patience:
            break
        model = GaussianMixture(
            count, covariance_type="tied", tol=tolerance, max_iter=iterations, n_init=1,
            reg_covar=regularization, random_state=seed,
        ).fit(rows)
        bic = float(model.bic(rows))
        tried.append({"components": count, "bic": bic, "iterations": int(model.n_iter_)})
        if bic < least:
            best, least, since = model, bic, 0
        else:
            since += 1
    return best, best.predict(rows), tried
