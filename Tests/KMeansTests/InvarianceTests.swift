import KMeans
import StageCore
import Testing

/// Transformations of the data that must not change the partition.
struct KMeansInvarianceTests {
    private let points = Blobs.points(700, 6, centers: 8, spread: 2.5, seed: 4).points

    private func fit(_ points: Matrix<Double>, from start: Matrix<Double>) throws -> KMeansFit<Double> {
        var options = KMeansClusterer.Options()
        options.initialization = .centroids(start)
        options.tolerance = 0
        return try KMeansClusterer(clusterCount: 8, options: options).fit(points)
    }

    @Test(arguments: [1e-3, 1e6, 1e-120, 1e100])
    func `scaling scales the inertia by its square`(_ factor: Double) throws {
        let start = points.rows(at: 0..<8)
        let plain = try fit(points, from: start)
        let scaled = try fit(points.mapped { $0 * factor }, from: start.mapped { $0 * factor })
        #expect(scaled.labels == plain.labels)
        #expect(abs(scaled.model.inertia / (factor * factor) / plain.model.inertia - 1) < 1e-10)
    }

    @Test func `shifting changes nothing`() throws {
        let start = points.rows(at: 0..<8)
        let plain = try fit(points, from: start)
        let shifted = try fit(points.mapped { $0 + 1e4 }, from: start.mapped { $0 + 1e4 })
        #expect(shifted.labels == plain.labels)
        #expect(abs(shifted.model.inertia / plain.model.inertia - 1) < 1e-9)
    }

    @Test func `the order of rows changes nothing`() throws {
        let start = points.rows(at: 0..<8)
        let plain = try fit(points, from: start)
        var order = Array(0..<700)
        var generator = SeededGenerator(seed: 9)
        generator.shuffle(&order)
        let shuffled = try fit(points.rows(at: order), from: start)
        #expect(shuffled.labels == order.map { plain.labels[$0] })
        #expect(abs(shuffled.model.inertia / plain.model.inertia - 1) < 1e-12)
    }

    @Test func `a rotation changes nothing`() throws {
        // Reflections at random planes.
        var generator = SeededGenerator(seed: 10)
        let normals = (0..<5).map { _ in (0..<6).map { _ in generator.normal() } }
        func turned(_ points: Matrix<Double>) -> Matrix<Double> {
            Matrix(
                rows: (0..<points.rowCount).map { row in
                    normals.reduce(Array(points.row(row))) { vector, normal in
                        let square = normal.reduce(0) { $0 + $1 * $1 }
                        let factor = 2 * zip(vector, normal).reduce(0) { $0 + $1.0 * $1.1 } / square
                        return zip(vector, normal).map { $0 - factor * $1 }
                    }
                })
        }
        let start = points.rows(at: 0..<8)
        let plain = try fit(points, from: start)
        let rotated = try fit(turned(points), from: turned(start))
        #expect(rotated.labels == plain.labels)
        #expect(abs(rotated.model.inertia / plain.model.inertia - 1) < 1e-10)
    }

    @Test func `a weight counts as that many equal points`() throws {
        var generator = SeededGenerator(seed: 11)
        let weights = (0..<700).map { _ in generator.uniform(in: 0...3) }
        let repeated = weights.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
        var options = KMeansClusterer.Options()
        options.initialization = .centroids(points.rows(at: 0..<8))
        options.tolerance = 0
        let clusterer = KMeansClusterer(clusterCount: 8, options: options)
        let weighted = try clusterer.fit(points, weights: weights.map(Double.init))
        let copied = try clusterer.fit(points.rows(at: repeated))
        #expect(repeated.map { weighted.labels[$0] } == copied.labels)
        #expect(abs(weighted.model.inertia / copied.model.inertia - 1) < 1e-12)
    }

    @Test func `cosine ignores lengths`() throws {
        var generator = SeededGenerator(seed: 12)
        var stretched = points
        for row in 0..<700 {
            let factor = generator.uniform(in: 0.5...20)
            for column in 0..<6 { stretched[row, column] *= factor }
        }
        var options = KMeansClusterer.Options()
        options.metric = .cosine
        options.initialization = .centroids(points.rows(at: 0..<8))
        options.tolerance = 0
        let clusterer = KMeansClusterer(clusterCount: 8, options: options)
        let plain = try clusterer.fit(points)
        #expect(try clusterer.fit(stretched).labels == plain.labels)
        #expect(try plain.model.assign(stretched) == plain.labels)
        let lengths = (0..<8).map { plain.model.centroids.row($0).reduce(0) { $0 + $1 * $1 } }
        #expect(lengths.allSatisfy { abs($0 - 1) < 1e-12 })
    }
}
