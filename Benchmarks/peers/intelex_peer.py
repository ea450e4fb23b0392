"""scikit-learn-intelex: the same k-means on oneDAL."""

import daal4py
from sklearnex.cluster import KMeans

import scikit_learn_peer
from conditions import THREADS

daal4py.daalinit(THREADS)  # its thread pool is TBB's, which ignores the environment variables
THREAD_POOLS = [f"oneDAL × {daal4py.num_threads()}"]  # threadpoolctl does not detect it


def fit_kmeans(request, load):
    fitted = []

    def remembered(*arguments, **options):
        fitted.append(KMeans(*arguments, **options))
        return fitted[0]

    answer = scikit_learn_peer.fit_kmeans(request, load, KMeans=remembered)
    # It silently falls back to scikit-learn if oneDAL does not support the parameters.
    if not hasattr(fitted[0], "_onedal_estimator"):
        raise RuntimeError("fell back to scikit-learn")
    return answer


JOBS = {"kmeans": fit_kmeans}
