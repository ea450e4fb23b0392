internal import DenseLinearAlgebra
internal import StageCore

extension CentroidSums {
    /// Moves the point farthest from its centroid into each empty cluster, as long as some points differ from their
    /// centroids.
    ///
    /// Every process offers its farthest point; two exchanges for each choice find the farthest of all.
    mutating func fillEmptyClusters<Scalar: LinearAlgebraScalar>(
        _ rows: WorkingRows<Scalar>, _ labels: [Int32], _ centroids: Matrix<Double>, threads: Int
    ) {
        let empty = weights.indices.filter { weights[$0] == 0 }
        guard !empty.isEmpty else { return }
        let distances = rows.matrix.squaredDistances(
            to: centroids.converted(), labels: labels, threads: threads)
        var counts = [Int64](repeating: 0, count: weights.count)
        for label in labels { counts[Int(label)] += 1 }
        var members = rows.share.sum(counts)
        let first = rows.share.rows.lowerBound
        var candidates = distances.indices
            .filter { distances[$0] > 0 && (rows.weights?[$0] ?? 1) > 0 }
            .sorted { (distances[$0], $1) > (distances[$1], $0) }[...]
        var taken: [ArraySlice<Scalar>] = []
        for cluster in empty {
            // A cluster keeps its last point. A point equal to one already taken would leave the next cluster empty again.
            candidates = candidates.drop { row in
                members[Int(labels[row])] <= 1
                    || taken.contains { $0.elementsEqual(rows.matrix.row(row)) }
            }
            let own = candidates.first
            let farthest = rows.share.maximum([own.map { distances[$0] } ?? 0])[0]
            guard farthest > 0 else { return }
            // Of equal distances, the first row counts.
            let isFarthest = own.map { distances[$0] == farthest } ?? false
            let position = isFarthest ? -Double(first + (own ?? 0)) : -.greatestFiniteMagnitude
            let row = Int(-rows.share.maximum([position])[0])
            let isOwn = rows.share.rows.contains(row)
            let home = Int(rows.share.sum([isOwn ? Int64(labels[row - first]) : 0])[0])
            if isOwn { candidates.removeFirst() }
            let point = rows.rows(at: [row]).row(0)
            members[home] -= 1
            taken.append(point)
            move(point.map(\.asDouble), weight: rows.weights?[row] ?? 1, from: home, to: cluster)
        }
    }
}
