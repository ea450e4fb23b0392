import KMeans
import StageCore
import Testing

/// The number of clusters, silhouettes, streams.
struct KMeansSelectionTests {
    @Test(arguments: [KMeansSelection.Criterion.silhouette, .bic])
    func `the true number of well-separated clusters is chosen`(_ criterion: KMeansSelection.Criterion) throws
    {
        let points = Blobs.points(600, 5, centers: 4, spread: 0.5, seed: 2).points
        let result = try KMeansSelection(clusterCounts: 1...8, criterion: criterion).fit(points)
        #expect(result.best.model.clusterCount == 4)
        #expect(result.table.map(\.clusterCount) == Array(1...8))
        #expect(result.table[0].silhouette == nil)
    }

    @Test func `silhouettes match their definition`() {
        // Two pairs: a = 1 within, b = (9 + 10) / 2 or (10 + 11) / 2 between.
        let points: Matrix<Double> = [[0], [1], [10], [11]]
        let expected =
            [(10.5 - 1) / 10.5, (9.5 - 1) / 9.5, (9.5 - 1) / 9.5, (10.5 - 1) / 10.5].reduce(0, +) / 4
        let silhouette = Silhouette(of: points, labels: [0, 0, 5, 5])
        #expect(abs((silhouette.mean ?? 0) - expected) < 1e-12)
        #expect(Silhouette(of: points, labels: [1, 1, 1, 1]).mean == nil)
        #expect(Silhouette(of: points, labels: [0, 0, 0, 1]).mean.map { $0 > -1 } == true)
        let shifted: Matrix<Double> = [[1e6], [1e6 + 1], [1e6 + 10], [1e6 + 11]]
        #expect(abs((Silhouette(of: shifted, labels: [0, 0, 5, 5]).mean ?? 0) - expected) < 1e-9)
    }

    @Test func `a sample gives nearly the same silhouette`() {
        let (points, truth) = Blobs.points(3000, 3, centers: 4, spread: 1)
        let labels = truth.map(Int32.init)
        let all = Silhouette(
            of: points, labels: labels, sampleLimit: 3000, context: RunContext(threadCount: 2))
        let sampled = Silhouette(of: points, labels: labels, sampleLimit: 500)
        #expect(sampled.sampleSize == 500 && all.sampleSize == 3000)
        #expect(abs((all.mean ?? 0) - (sampled.mean ?? 1)) < 0.05)
    }

    @Test func `a stream ends near the means of all points`() throws {
        let (points, _) = Blobs.points(4000, 3, centers: 4, spread: 0.2, seed: 3)
        let first = points.rows(at: 0..<500)
        var stream = try StreamingKMeans(startingFrom: KMeansClusterer(clusterCount: 4).fit(first).model)
        for start in stride(from: 500, to: 4000, by: 500) {
            try stream.add(points.rows(at: start..<start + 500))
        }
        #expect(stream.model.clusterSizes.reduce(0, +) == 4000)
        let labels = try stream.model.assign(points)
        for cluster in 0..<4 {
            let members = labels.indices.filter { Int(labels[$0]) == cluster }
            for column in 0..<3 {
                let mean = members.reduce(0) { $0 + points[$1, column] } / Double(members.count)
                #expect(abs(stream.model.centroids[cluster, column] - mean) < 1e-9)
            }
        }
    }

    @Test func `a batch that cannot be added changes nothing`() throws {
        let model = try KMeansClusterer(clusterCount: 2).fit(Blobs.points(50, 2, centers: 2).points).model
        var stream = try StreamingKMeans(startingFrom: model)
        #expect(throws: KMeansError.self) { try stream.add([[1, .nan]]) }
        #expect(throws: KMeansError.self) { try stream.add([[1, 2, 3]]) }
        #expect(stream.model == model)
        #expect(throws: KMeansError.self) { try StreamingKMeans(startingFrom: model, memory: 2) }
    }

    @Test func `sums of parts merge into the sums of all points`() {
        let (points, truth) = Blobs.points(300, 4, centers: 3)
        let labels = truth.map(Int32.init)
        var whole = CentroidSums(clusterCount: 3, dimension: 4)
        whole.add(points, labels: labels)
        var left = CentroidSums(clusterCount: 3, dimension: 4)
        left.add(points.rows(at: 0..<100), labels: Array(labels[..<100]))
        var right = CentroidSums(clusterCount: 3, dimension: 4)
        right.add(points.rows(at: 100..<300), labels: Array(labels[100...]))
        left.merge(right)
        #expect(left.weights == whole.weights)
        #expect(zip(left.sums.elements, whole.sums.elements).allSatisfy { abs($0 - $1) < 1e-9 })
    }
}
