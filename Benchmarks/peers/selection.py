"""scikit-learn's way from vectors to clusters: principal components, mixtures of several counts, the least BIC."""

import numpy
from sklearn.decomposition import PCA
from sklearn.mixture import GaussianMixture


def spread(first, last, trials):
    """At most so many counts, the same factor apart and both ends among them, as ours tries them."""
    if trials >= last - first + 1:
        return list(range(first, last + 1))
    counts = []
    for step in range(trials):
        exact = first * (last / first) ** (step / (trials - 1))
        counts.append(min(last, max(int(exact + 0.5), counts[-1] + 1 if counts else first)))
    return sorted({*counts, last})


def select(vectors, first, last, *, dimension, trials, patience, tolerance, iterations, regularization, seed=0):
    """The model of the least BIC, its labels, and what was tried; ends after `patience` counts without a lesser one."""
    rows = PCA(dimension, random_state=seed).fit_transform(vectors)
    best, least, since, tried = None, numpy.inf, 0, []
    for count in spread(first, last, trials):
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
