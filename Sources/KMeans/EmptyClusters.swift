internal import DenseLinearAlgebra
internal import StageCore

extension CentroidSums {
    /// Gives each cluster without points the point that is farthest from its centroid, as long as there are points
    /// apart from theirs.
    mutating func fillEmptyClusters<Scalar: LinearAlgebraScalar>(
        _ rows: WorkingRows<Scalar>, _ labels: [Int32], _ centroids: Matrix<Double>, threads: Int
    ) {
        let empty = weights.indices.filter { weights[$0] == 0 }
        guard !empty.isEmpty else { return }
        let distances = rows.matrix.squaredDistances(
            to: centroids.converted(), labels: labels, threads: threads)
        var members = [Int](repeating: 0, count: weights.count)
        for label in labels { members[Int(label)] += 1 }
        let farthest = distances.indices
            .filter { distances[$0] > 0 && (rows.weights?[$0] ?? 1) > 0 }
            .sorted { (distances[$0], $1) > (distances[$1], $0) }
        var candidates = farthest.makeIterator()
        var taken: [ArraySlice<Scalar>] = []
        for cluster in empty {
            while let row = candidates.next() {
                let point = rows.matrix.row(row)
                let home = Int(labels[row])
                // A cluster keeps its last point, and equal points would leave the next cluster empty again.
                guard members[home] > 1, !taken.contains(where: { $0.elementsEqual(point) }) else { continue }
                members[home] -= 1
                taken.append(point)
                move(point.map(\.asDouble), weight: rows.weights?[row] ?? 1, from: home, to: cluster)
                break
            }
        }
    }
}
