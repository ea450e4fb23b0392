"""faiss: k-means over a flat index, the textbook use of `Clustering`."""

from time import perf_counter

import faiss
import numpy

from conditions import THREADS

faiss.omp_set_num_threads(THREADS)


def fit_kmeans(request, load):
    """Fits from the given rows. faiss has no tolerance and performs all iterations."""
    rows = load(request["rows"])
    parameters = faiss.ClusteringParameters()
    parameters.niter = request["iterations"]
    parameters.max_points_per_centroid = len(rows)  # never fits only a sample
    parameters.min_points_per_centroid = 1  # no warning
    clustering = faiss.Clustering(rows.shape[1], request["clusters"], parameters)
    faiss.copy_array_to_vector(load(request["initial"]).ravel(), clustering.centroids)
    begin = perf_counter()
    index = faiss.IndexFlatL2(rows.shape[1])
    clustering.train(rows, index)
    # The index now holds the last centroids. The time includes labels, because the other libraries return them.
    squares, labels = index.search(rows, 1)
    answer = {
        "seconds": perf_counter() - begin,
        "iterations": clustering.iteration_stats.size(),
        "inertia": float(squares.sum(dtype="float64")),
    }
    centroids = faiss.vector_to_array(clustering.centroids).reshape(request["clusters"], -1)
    numpy.save(request["centroids"], centroids)
    numpy.save(request["labels"], labels[:, 0].astype("int32"))
    return answer


JOBS = {"kmeans": fit_kmeans}
