import DenseLinearAlgebra
import DensityClustering
import StageCore
import Testing

/// Trees that are built from distances alone.
@Suite struct DistanceTreeTests {
    private func points(_ count: Int, seed: UInt64) -> Matrix<Double> {
        var generator = SeededGenerator(seed: seed)
        return Matrix(rows: (0..<count).map { _ in (0..<3).map { _ in generator.normal() } })
    }

    private func distances(of points: Matrix<Double>) -> Matrix<Double> {
        let count = points.rowCount
        return Matrix(
            rowCount: count, columnCount: count,
            elements: (0..<count * count).map { pair in
                zip(points.row(pair / count), points.row(pair % count)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }.squareRoot()
            })
    }

    @Test(arguments: [Linkage.ward, .average, .complete, .single], 1...5 as ClosedRange<UInt64>)
    func `the tree is that of the points`(linkage: Linkage, seed: UInt64) throws {
        let points = points(30, seed: seed)
        let tree = try Dendrogram(distances: distances(of: points), linkage: linkage)
        let fit = try AgglomerativeClusterer(clusterCount: 1, linkage: linkage).fit(points)
        for (left, right) in zip(tree.merges, fit.dendrogram.merges) {
            #expect(abs(left.height - right.height) < 1e-9 && left.size == right.size)
        }
        for count in [2, 5, 12] {
            #expect(tree.labels(clusterCount: count) == fit.dendrogram.labels(clusterCount: count))
        }
    }

    /// A point of weight 3 behaves like three equal points.
    @Test(arguments: [Linkage.ward, .average], 1...5 as ClosedRange<UInt64>)
    func `weights stand for repeated points`(linkage: Linkage, seed: UInt64) throws {
        let points = points(12, seed: seed)
        let repeated = points.rows(at: (0..<12).flatMap { [$0, $0, $0] })
        let tree = try Dendrogram(
            distances: distances(of: points), weights: Array(repeating: 3, count: 12), linkage: linkage)
        let whole = try Dendrogram(distances: distances(of: repeated), linkage: linkage)
        for (left, right) in zip(tree.merges, whole.merges.dropFirst(24)) {
            #expect(abs(left.height - right.height) < 1e-9)
        }
    }

    @Test func `flawed distances are rejected`() {
        let wide = Matrix<Double>(rowCount: 2, columnCount: 3)
        let empty = Matrix<Double>(rowCount: 0, columnCount: 0)
        let broken = Matrix<Double>(rows: [[0, .nan], [.nan, 0]])
        let fine = Matrix<Double>(rows: [[0, 1], [1, 0]])
        for (distances, weights, code) in [
            (wide, nil, DensityClusteringError.Code.wrongShape), (empty, nil, .tooFewPoints),
            (broken, nil, .notFinite), (fine, [1], .wrongShape), (fine, [1, 0], .invalidOption),
        ] as [(Matrix<Double>, [Double]?, DensityClusteringError.Code)] {
            let error = #expect(throws: DensityClusteringError.self) {
                try Dendrogram(distances: distances, weights: weights)
            }
            #expect(error?.code == code)
        }
    }
}
