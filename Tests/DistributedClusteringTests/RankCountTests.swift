import DenseLinearAlgebra
import Foundation
import KMeans
import StageCore
import Testing

/// Fits of rows that are divided among ranks.
struct RankCountTests {
    @Test(arguments: [1, 2, 3, 4], ["k-means++", "k-means‖", "random", "given"])
    func `any number of ranks gives the bits of the local fit`(_ ranks: Int, _ start: String) throws {
        var options = KMeansClusterer.Options()
        options.restarts = 2
        options.iterationLimit = 20
        let points = blobs(rowCount: 9000, columnCount: 33, seed: 7)
        switch start {
        case "k-means++": options.initialization = .kMeansPlusPlus
        case "k-means‖": options.initialization = .kMeansParallel
        case "random": options.initialization = .random
        default: options.initialization = .centroids(points.rows(at: 0..<12))
        }
        try expectEqual(KMeansClusterer(clusterCount: 12, options: options), points, ranks: ranks)
    }

    @Test(arguments: [2, 4])
    func `ranks without rows take part`(_ ranks: Int) throws {
        try expectEqual(
            KMeansClusterer(clusterCount: 3), blobs(rowCount: 150, columnCount: 4, seed: 1), ranks: ranks)
    }

    @Test(arguments: [2, 3])
    func `empty clusters are filled alike`(_ ranks: Int) throws {
        var points = blobs(rowCount: 6000, columnCount: 5, seed: 3)
        for row in 0..<6000 where row % 3 != 0 {
            for column in 0..<5 { points[row, column] = points[row % 7, column] }
        }
        var options = KMeansClusterer.Options()
        // All centroids but one are far from every point.
        options.initialization = .centroids(
            Matrix<Double>(
                rows: (0..<20).map { row in (0..<5).map { _ in row == 0 ? 0 : Double(row) * 1e4 } }))
        options.iterationLimit = 4
        try expectEqual(KMeansClusterer(clusterCount: 20, options: options), points, ranks: ranks)
    }

    @Test func `cosine and extreme scales give the same bits`() throws {
        var options = KMeansClusterer.Options()
        options.restarts = 1
        options.metric = .cosine
        let points = blobs(rowCount: 5000, columnCount: 16, seed: 4)
        try expectEqual(KMeansClusterer(clusterCount: 5, options: options), points, ranks: 2)
        options.metric = .euclidean
        options.sampleSize = 3000
        var large = points
        large.withUnsafeMutableElements { for index in $0.indices { $0[index] *= 0x1p90 } }
        try expectEqual(KMeansClusterer(clusterCount: 5, options: options), large, ranks: 2)
    }

    @Test func `every rank reports the same number that is not finite`() throws {
        var points = blobs(rowCount: 9000, columnCount: 3, seed: 5)
        points[7001, 2] = .nan
        points[8001, 1] = .infinity
        let source = points
        let messages = try ThreadGroup.run(3) { rank, group in
            let rows = RowShare.rows(ofRank: rank, of: 3, totalCount: 9000)
            do {
                _ = try KMeansClusterer(clusterCount: 2).fit(
                    source.rows(at: rows), share: RowShare(rows: rows, of: 9000, among: group),
                    context: RunContext())
                return ""
            } catch { return String(describing: error) }
        }
        #expect(Set(messages).count == 1)
        #expect(messages[0].contains("row 7001, column 2"))
    }

    @Test(arguments: [1, 2, 3, 7, 40])
    func `ranges of rows cover the matrix in whole units`(_ ranks: Int) {
        for total in [0, 1, 2047, 2048, 2049, 100_000] {
            let ranges = (0..<ranks).map { RowShare.rows(ofRank: $0, of: ranks, totalCount: total) }
            #expect(ranges.flatMap { Array($0) } == Array(0..<total))
            #expect(ranges.allSatisfy { $0.upperBound == total || $0.upperBound % RowShare.unit == 0 })
        }
    }

    private func expectEqual(
        _ clusterer: KMeansClusterer, _ points: Matrix<Float>, ranks: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let context = RunContext(seed: 11, threadCount: 2)
        let local = try clusterer.fit(points, context: context)
        let fits = try ThreadGroup.run(ranks) { rank, group in
            let rows = RowShare.rows(ofRank: rank, of: ranks, totalCount: points.rowCount)
            return try clusterer.fit(
                points.rows(at: rows), share: RowShare(rows: rows, of: points.rowCount, among: group),
                context: context)
        }
        for fit in fits { #expect(fit.model == local.model, sourceLocation: sourceLocation) }
        #expect(fits.flatMap(\.labels) == local.labels, sourceLocation: sourceLocation)
    }
}

/// Points around ten centers, far from the origin in some columns.
private func blobs(rowCount: Int, columnCount: Int, seed: UInt64) -> Matrix<Float> {
    var generator = SeededGenerator(seed: seed)
    let centers = (0..<10).map { _ in (0..<columnCount).map { 100 * Double($0 % 3) + 5 * generator.normal() }
    }
    return Matrix(
        rows: (0..<rowCount).map { row in centers[row % 10].map { Float($0 + generator.normal()) } })
}
