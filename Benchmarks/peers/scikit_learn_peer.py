"""scikit-learn: Lloyd's k-means, and mixtures by expectation-maximization."""

from time import perf_counter

import numpy
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture

from selection import select


def fit_kmeans(request, load, KMeans=KMeans):
    rows = load(request["rows"])
    model = KMeans(
        request["clusters"],
        init=load(request["initial"]) if "initial" in request else "k-means++",
        n_init=request.get("restarts", 1),
        max_iter=request["iterations"],
        tol=request["tolerance"],
        random_state=request.get("seed", 0),
        algorithm="lloyd",
    )
    begin = perf_counter()
    model.fit(rows)
    seconds = perf_counter() - begin
    numpy.save(request["centroids"], model.cluster_centers_)
    numpy.save(request["labels"], model.labels_.astype("int32"))
    return {"seconds": seconds, "iterations": int(model.n_iter_), "inertia": float(model.inertia_)}


class StartedMixture(GaussianMixture):
    """A mixture that starts from responsibilities. GaussianMixture itself accepts only parameters."""

    responsibilities = None

    def _initialize_parameters(self, X, random_state, xp=None):
        if self.responsibilities is None:
            super()._initialize_parameters(X, random_state, xp=xp)
        else:
            self._initialize(X, self.responsibilities)


COVARIANCES = {"spherical": "spherical", "diagonal": "diag", "tied": "tied", "full": "full"}


def fit_mixture(request, load):
    """Fits every number of components, and returns the result with the lowest BIC."""
    rows = load(request["rows"])
    responsibilities = load(request["responsibilities"]) if "responsibilities" in request else None
    first, _, last = str(request["components"]).partition("...")
    models = []
    begin = perf_counter()
    for count in range(int(first), int(last or first) + 1):
        model = StartedMixture(
            count,
            covariance_type=COVARIANCES[request["covariance"]],
            tol=request["tolerance"],
            reg_covar=request["regularization"],
            max_iter=request["iterations"],
            n_init=request.get("restarts", 1),
            random_state=request.get("seed", 0),
        )
        model.responsibilities = responsibilities
        model.fit(rows)
        # A selection needs the BIC of each fit, which is therefore part of the work.
        models.append((model.bic(rows) if last else 0, model))
    seconds = perf_counter() - begin
    _, model = min(models, key=lambda pair: pair[0])
    return {
        "seconds": seconds,
        "iterations": int(model.n_iter_),
        "components": model.n_components,
        "log_likelihood": float(model.score(rows)) * len(rows),
        "step_log_likelihood": float(model.lower_bounds_[-1]) * len(rows),
        "bic": float(model.bic(rows)),
        "scalar": str(model.means_.dtype),
    }


def fit_selection(request, load):
    """Reduces the rows, and selects one of several numbers of components."""
    rows = load(request["rows"])
    first, last = map(int, request["components"].split("..."))
    begin = perf_counter()
    model, labels, tried = select(
        rows, first, last, dimension=request["reduce"], trials=request["trials"], patience=request["patience"],
        tolerance=request["tolerance"], iterations=request["iterations"],
        regularization=request["regularization"], seed=request.get("seed", 0),
    )
    seconds = perf_counter() - begin
    numpy.save(request["labels"], labels.astype("int32"))
    bic = min(one["bic"] for one in tried)
    return {"seconds": seconds, "components": model.n_components, "bic": bic, "tried": tried}


JOBS = {"kmeans": fit_kmeans, "mixture": fit_mixture, "selection": fit_selection}
