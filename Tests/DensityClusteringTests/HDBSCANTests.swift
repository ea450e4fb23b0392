import ClassicData
import ClusterEvaluation
import CreativeIntelligenceTesting
import DensityClustering
import StageCore
import Testing

/// Density-based clustering.
struct HDBSCANTests {
    @Test(arguments: [(40, 2, 3), (200, 3, 1), (300, 20, 5), (150, 1, 2)], [1, 5] as [Int])
    func `The tree has the weights of the minimum spanning tree`(
        _ size: (rows: Int, columns: Int, groups: Int), _ samples: Int
    ) throws {
        let points = DensitySample.points(size.rows, size.columns, groups: size.groups, outliers: 9).points
        var options = HDBSCANClusterer.Options()
        options.minimumSamples = samples
        let fit = try HDBSCANClusterer(minimumClusterSize: 5, options: options).fit(points)
        let expected = DensitySample.spanningWeights(
            DensitySample.reachability(points, samples: samples))
        let heights = fit.dendrogram.merges.map(\.height)
        #expect(heights == heights.sorted())
        #expect(zip(heights, expected).allSatisfy { abs($0 - $1) <= 1e-12 * $1 })
        #expect(fit.dendrogram.merges.last?.size == size.rows)
    }

    @Test func `Iris has two clusters without noise, as in the reference implementation`() throws {
        // hdbscan 0.8, min_cluster_size=5: 50 and 100 points.
        let fit = try HDBSCANClusterer().fit(Iris.matrix)
        #expect(fit.clusterCount == 2 && !fit.labels.contains(-1))
        let groups = Iris.classes.map { $0 == 0 ? 1 : 0 }
        #expect(try ClusterAgreement(fit.labels, truth: groups).adjustedRandIndex == 1)
    }

    @Test(arguments: ClusterSelectionMethod.allCases)
    func `Groups are found and outliers are noise`(_ method: ClusterSelectionMethod) throws {
        let (points, truth) = DensitySample.points(260, 4, groups: 3, outliers: 20, distance: 12, seed: 4)
        var options = HDBSCANClusterer.Options()
        options.selection = method
        let fit = try HDBSCANClusterer(minimumClusterSize: 25, options: options).fit(points)
        #expect(fit.clusterCount == 3)
        let isMember = truth.indices.filter { truth[$0] >= 0 && fit.labels[$0] >= 0 }
        #expect(isMember.count > 200)
        #expect(
            try ClusterAgreement(
                isMember.map { fit.labels[$0] }, truth: isMember.map { truth[$0] }
            ).adjustedRandIndex == 1)
        #expect(truth.indices.filter { truth[$0] < 0 }.allSatisfy { fit.labels[$0] == -1 })
        #expect(fit.probabilities.allSatisfy { (0...1).contains($0) })
        #expect(fit.outlierScores.allSatisfy { (0...1).contains($0) })
        let far = (0..<20).map { fit.outlierScores[$0] }.min() ?? 0
        #expect(far > 0.5)
    }

    @Test func `The order of rows and the number of threads change nothing`() throws {
        let points = DensitySample.points(400, 6, groups: 4, outliers: 10, seed: 6).points
        let fit = try HDBSCANClusterer(minimumClusterSize: 8).fit(points, context: RunContext(threadCount: 1))
        for threads in [2, 7] {
            let other = try HDBSCANClusterer(minimumClusterSize: 8).fit(
                points, context: RunContext(threadCount: threads))
            #expect(other.labels == fit.labels && other.dendrogram == fit.dendrogram)
            #expect(other.probabilities == fit.probabilities && other.outlierScores == fit.outlierScores)
        }
        var generator = SeededGenerator(seed: 3)
        var order = Array(0..<400)
        generator.shuffle(&order)
        let shuffled = try HDBSCANClusterer(minimumClusterSize: 8).fit(points.rows(at: order))
        #expect(order.indices.allSatisfy { shuffled.labels[$0] == fit.labels[order[$0]] })
        #expect(order.indices.allSatisfy { shuffled.outlierScores[$0] == fit.outlierScores[order[$0]] })
    }

    @Test func `Single precision finds the same clusters`() throws {
        let points = DensitySample.points(300, 8, groups: 3, distance: 12, seed: 8).points
        let (double, single) = (
            try HDBSCANClusterer().fit(points), try HDBSCANClusterer().fit(points.converted(to: Float.self))
        )
        #expect(DensitySample.partition(double.labels) == DensitySample.partition(single.labels))
    }

    @Test func `Cosine distances ignore lengths`() throws {
        let points = DensitySample.points(200, 5, groups: 3, distance: 12, seed: 9).points
        var longer = points
        for row in 0..<200 { for column in 0..<5 { longer[row, column] *= Double(1 << (row % 3)) } }
        var options = HDBSCANClusterer.Options()
        options.metric = .cosine
        let clusterer = HDBSCANClusterer(options: options)
        #expect(try clusterer.fit(points).labels == clusterer.fit(longer).labels)
    }

    @Test func `The model keeps members and gives noise to the nearest cluster`() throws {
        let points = DensitySample.points(260, 4, groups: 3, outliers: 20, distance: 12, seed: 4).points
        let fit = try HDBSCANClusterer(minimumClusterSize: 25).fit(points)
        let assigned = try fit.model.assign(points)
        #expect(fit.labels.indices.allSatisfy { fit.labels[$0] < 0 || assigned[$0] == fit.labels[$0] })
        #expect(assigned.allSatisfy { (0..<3).contains($0) })
    }

    @Test func `It conforms to the role of clusterers`() async throws {
        try await ClustererConformance(HDBSCANClusterer()).checkAll()
        try await ClustererConformance(DBSCANClusterer(epsilon: 3)).checkAll()
    }

    @Test func `Equal points, few points and far values`() throws {
        let equal = try HDBSCANClusterer().fit(Matrix<Double>(rowCount: 30, columnCount: 2, repeating: 4))
        #expect(equal.labels.count == 30 && equal.probabilities.allSatisfy { !$0.isNaN })
        #expect(equal.outlierScores.allSatisfy { !$0.isNaN })
        #expect(try HDBSCANClusterer().fit([[1.0, 2]]).labels == [-1])
        #expect(try HDBSCANClusterer().fit([[1.0], [2], [4]]).labels == [-1, -1, -1])
        let points = DensitySample.points(120, 2, groups: 2, distance: 20, seed: 5).points
        let moved = Matrix(
            rowCount: 120, columnCount: 2, elements: points.elements.map { $0 * 1e-3 + 1e6 })
        #expect(
            try DensitySample.partition(HDBSCANClusterer().fit(moved).labels).filter { $0 >= 0 }.max() == 1)
    }

    @Test func `Invalid input is refused`() throws {
        func code(_ clusterer: HDBSCANClusterer, _ points: Matrix<Double>) -> DensityClusteringError.Code? {
            do {
                _ = try clusterer.fit(points)
                return nil
            } catch { return (error as? DensityClusteringError)?.code }
        }
        let points: Matrix<Double> = [[0, 1], [2, 3]]
        #expect(code(HDBSCANClusterer(minimumClusterSize: 1), points) == .invalidOption)
        var options = HDBSCANClusterer.Options()
        options.minimumSamples = 0
        #expect(code(HDBSCANClusterer(options: options), points) == .invalidOption)
        #expect(code(HDBSCANClusterer(), [[0, .nan]]) == .notFinite)
        #expect(code(HDBSCANClusterer(), Matrix(rowCount: 0, columnCount: 2)) == .tooFewPoints)
        #expect(throws: DensityClusteringError.self) { try DBSCANClusterer(epsilon: 0).fit(points) }
        #expect(throws: DensityClusteringError.self) {
            try HDBSCANClusterer().fit(points).model.assign([[1, 2, 3]] as Matrix<Double>)
        }
    }

    @Test func `DBSCAN is a cut of the same tree`() throws {
        let points = DensitySample.points(150, 2, groups: 3, outliers: 6, seed: 11).points
        let labels = try DBSCANClusterer(epsilon: 1.2, minimumSamples: 3).fit(points).labels
        let reach = DensitySample.reachability(points, samples: 3)
        // Connected components of core points.
        var component = Array(0..<150)
        for left in 0..<150 {
            for right in 0..<left where reach[left][right] <= 1.2 && component[left] != component[right] {
                let (old, new) = (component[left], component[right])
                for index in component.indices where component[index] == old { component[index] = new }
            }
        }
        for left in 0..<150 {
            let isAlone = component.filter { $0 == component[left] }.count < 2
            #expect((labels[left] == -1) == isAlone)
            for right in 0..<left where labels[left] >= 0 && labels[right] >= 0 {
                #expect((labels[left] == labels[right]) == (component[left] == component[right]))
            }
        }
    }
}
