internal import DenseLinearAlgebra
internal import StageCore

/// Lloyd's iterations from one set of initial centroids.
struct Lloyd<Scalar: LinearAlgebraScalar> {
    let options: KMeansClusterer.Options

    func run(
        from start: Matrix<Scalar>, on rows: WorkingRows<Scalar>, context: RunContext, title: String
    ) throws -> LloydRun<Scalar> {
        let assignment = Assignment(rows, clusterCount: start.rowCount, threads: context.threadCount)
        let allowedShift = options.tolerance * rows.meanVariance
        var centroids: Matrix<Double> = start.converted()
        var history: [Double] = []
        var termination = Termination.iterationLimit
        while history.count < options.iterationLimit {
            try context.checkpoint(
                ProgressEvent(
                    stage: title, completed: history.count, total: options.iterationLimit,
                    detail: history.last.map { "inertia \($0 * rows.scale * rows.scale)" } ?? ""))
            var outcome = assignment.assign(to: centroids.converted())
            outcome.sums.fillEmptyClusters(rows, assignment.labels, centroids, threads: context.threadCount)
            let moved: Matrix<Double> = outcome.sums.means(keeping: centroids, isCosine: rows.isCosine)
                .converted(to: Scalar.self).converted()
            history.append(rows.objective(outcome.sums, centroids: moved))
            let shift = moved.squaredDistance(to: centroids)
            centroids = moved
            if outcome.changes == 0 || shift <= allowedShift {
                termination = .converged
                break
            }
        }
        return LloydRun(centroids: centroids.converted(), history: history, termination: termination)
    }
}

/// The result of one run.
struct LloydRun<Scalar: LinearAlgebraScalar> {
    let centroids: Matrix<Scalar>
    /// The inertia after each iteration, in working units.
    let history: [Double]
    let termination: Termination

    var objective: Double { history.last ?? .infinity }

    /// Assigns all points to the final centroids, so that labels and centroids agree, and measures the exact inertia.
    func finished(on rows: WorkingRows<Scalar>, context: RunContext) throws -> KMeansFit<Scalar> {
        let threads = context.threadCount
        let assignment = Assignment(
            rows, clusterCount: centroids.rowCount, threads: threads, isSumming: false)
        _ = assignment.assign(to: centroids)
        let labels = assignment.labels
        let distances = rows.matrix.squaredDistances(to: centroids, labels: labels, threads: threads)
        let inertia = rows.share.total(rows.weighted(distances))
        var counts = [Int64](repeating: 0, count: centroids.rowCount)
        for label in labels { counts[Int(label)] += 1 }
        let sizes = rows.share.sum(counts).map { Int($0) }
        let square = rows.scale * rows.scale
        let model = KMeansModel(
            centroids: rows.scale == 1 ? centroids : centroids.divided(by: 1 / rows.scale),
            metric: rows.isCosine ? .cosine : .euclidean, inertia: inertia * square, clusterSizes: sizes,
            history: history.map { $0 * square }, termination: termination)
        return KMeansFit(model: model, labels: labels)
    }
}

extension WorkingRows {
    /// Returns the inertia of the centroids of the sums, without another pass over the points: the total scatter minus the
    /// scatter of the centroids around the mean.
    func objective(_ sums: CentroidSums, centroids: Matrix<Double>) -> Double {
        var within = totalScatter
        for cluster in 0..<centroids.rowCount where sums.weights[cluster] > 0 {
            let weight = sums.weights[cluster]
            let indices = cluster * dimension..<(cluster + 1) * dimension
            var between = 0.0
            for (index, center) in zip(indices, mean) {
                // Σw‖x - c‖² - Σw‖x - m‖² = n (c - m)·((c - m) - 2 (s / n - m))
                let distance = centroids.elements[index] - center
                between += distance * (distance - 2 * (sums.sums.elements[index] / weight - center))
            }
            within += weight * between
        }
        return max(0, within)
    }
}

extension Matrix<Double> {
    /// Returns the sum of squared differences.
    func squaredDistance(to other: Matrix<Double>) -> Double {
        zip(elements, other.elements).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
}
