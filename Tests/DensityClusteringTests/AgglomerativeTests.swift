import ClusterEvaluation
import CreativeIntelligenceTesting
import DensityClustering
import StageCore
import Testing

/// Hierarchical clustering.
struct AgglomerativeTests {
    @Test(arguments: Linkage.allCases)
    func `Heights are those of the definition`(_ linkage: Linkage) throws {
        let points = DensitySample.points(45, 3, groups: 3, seed: 2).points
        let pairs = { (left: [Int], right: [Int]) in
            left.flatMap { row in right.map { DensitySample.distance(points, row, $0) } }
        }
        let expected = DensitySample.heights(points) { left, right in
            switch linkage {
            case .single: return pairs(left, right).min() ?? 0
            case .complete: return pairs(left, right).max() ?? 0
            case .average: return pairs(left, right).reduce(0, +) / Double(left.count * right.count)
            case .ward:
                let means = Matrix(rows: [
                    DensitySample.mean(points, left), DensitySample.mean(points, right),
                ])
                let (n, m) = (Double(left.count), Double(right.count))
                return (2 * n * m / (n + m)).squareRoot() * DensitySample.distance(means, 0, 1)
            }
        }
        let fit = try AgglomerativeClusterer(clusterCount: 3, linkage: linkage).fit(points)
        let heights = fit.dendrogram.merges.map(\.height)
        #expect(zip(heights, expected).allSatisfy { abs($0 - $1) < 1e-9 * (1 + $1) })
        #expect(fit.dendrogram.merges.last?.size == 45)
    }

    @Test(arguments: Linkage.allCases)
    func `Clear groups are found, in any order of rows and on any number of threads`(_ linkage: Linkage)
        throws
    {
        let (points, truth) = DensitySample.points(180, 4, groups: 4, distance: 20, seed: 3)
        let clusterer = AgglomerativeClusterer(clusterCount: 4, linkage: linkage)
        let fit = try clusterer.fit(points)
        #expect(try ClusterAgreement(fit.labels, truth: truth).adjustedRandIndex == 1)
        let other = try clusterer.fit(points, context: RunContext(threadCount: 7))
        #expect(other.labels == fit.labels && other.dendrogram == fit.dendrogram)
        var order = Array(0..<180)
        var generator = SeededGenerator(seed: 1)
        generator.shuffle(&order)
        let shuffled = try clusterer.fit(points.rows(at: order))
        #expect(order.indices.allSatisfy { shuffled.labels[$0] == fit.labels[order[$0]] })
        #expect(shuffled.dendrogram.merges.map(\.height) == fit.dendrogram.merges.map(\.height))
    }

    @Test func `Cuts by number and by height agree`() throws {
        let points = DensitySample.points(60, 2, groups: 3, seed: 5).points
        let tree = try AgglomerativeClusterer(clusterCount: 1).fit(points).dendrogram
        #expect(tree.labels(clusterCount: 1).allSatisfy { $0 == 0 })
        #expect(tree.labels(clusterCount: 60) == (0..<60).map(Int32.init))
        for count in [2, 5, 17] {
            let height = (tree.merges[60 - count - 1].height + tree.merges[60 - count].height) / 2
            #expect(tree.labels(clusterCount: count) == tree.labels(height: height))
            #expect(Set(tree.labels(clusterCount: count)).count == count)
        }
    }

    @Test func `It conforms to the role of clusterers`() async throws {
        for linkage in [Linkage.ward, .single] {
            try await ClustererConformance(AgglomerativeClusterer(clusterCount: 3, linkage: linkage))
                .checkAll()
        }
    }

    @Test func `Invalid input is refused`() {
        let points: Matrix<Double> = [[0, 1], [2, 3]]
        #expect(throws: DensityClusteringError.self) {
            try AgglomerativeClusterer(clusterCount: 0).fit(points)
        }
        #expect(throws: DensityClusteringError.self) {
            try AgglomerativeClusterer(clusterCount: 3).fit(points)
        }
    }
}
