import ClusterEvaluation
import DenseLinearAlgebra
import GaussianMixture
import KMeans
import StageCore
import Testing

/// Selection, merging, reduction and stability.
struct MixtureSelectionTests {
    @Test func `the true family and number of a clear mixture are selected`() throws {
        let (points, truth) = MixtureSample.points(900, 3, components: 4, shared: true, distance: 6, seed: 3)
        var selection = MixtureSelection(componentCounts: 1...8)
        selection.options.restarts = 3
        let result = try selection.fit(points, context: RunContext(threadCount: 2))
        #expect(result.best.componentCount == 4 && result.best.covariance.family == .tied)
        #expect(try ClusterAgreement(result.labels, truth: truth).adjustedRandIndex > 0.95)
        #expect(result.table.count == 32)
        let least = result.table.compactMap { $0.scores?.bic }.min()
        #expect(least == result.best.bic)
    }

    @Test func `a family that no longer improves is skipped with a note`() throws {
        let points = MixtureSample.points(300, 2, components: 1).points
        var selection = MixtureSelection(componentCounts: 1...12, covariances: [.full])
        selection.patience = 3
        let result = try selection.fit(points)
        #expect(result.best.componentCount == 1)
        #expect(
            result.table.map { $0.scores == nil } == Array(repeating: false, count: 4)
                + Array(repeating: true, count: 8))
        #expect(result.table[5].note.contains("had not improved for 3 counts"))
    }

    @Test func `counts above the number of points are noted`() throws {
        let points = MixtureSample.points(4, 2, components: 2).points
        var selection = MixtureSelection(componentCounts: 1...6, covariances: [.spherical])
        selection.patience = 10
        let table = try selection.fit(points).table
        #expect(table.suffix(2).allSatisfy { $0.note == "more components than points" })
    }

    @Test(arguments: SelectionCriterion.allCases)
    func `the criterion decides`(_ criterion: SelectionCriterion) throws {
        let points = MixtureSample.points(400, 2, components: 3, distance: 2, seed: 9).points
        let selection = MixtureSelection(componentCounts: 1...6, criterion: criterion)
        let result = try selection.fit(points)
        let least = result.table.compactMap { $0.scores.map { criterion.value(of: $0) } }.min()
        #expect(least == criterion.value(of: result.best))
    }

    @Test func `a single fit and a selection with one candidate agree`() throws {
        let points = MixtureSample.points(300, 3, components: 3).points
        let one = try GaussianMixtureClusterer(componentCount: 3, covariance: .tied).fit(points).model
        let chosen = try MixtureSelection(componentCounts: 3...3, covariances: [.tied]).fit(points).best
        #expect(chosen == one)
    }

    @Test func `components of one curved cluster are merged`() throws {
        // Two parallel bands, each too long for one ball.
        var generator = SeededGenerator(seed: 4)
        let rows = (0..<1200).map { row -> [Double] in
            [20 * generator.uniform(), (row % 2 == 0 ? 0 : 12) + generator.normal()]
        }
        let points = Matrix(rows: rows)
        let model = try GaussianMixtureClusterer(componentCount: 8, covariance: .spherical).fit(points).model
        let merging = try ComponentMerging(of: model, points: points, context: RunContext(threadCount: 2))
        let merged = merging.model(clusterCount: 2)
        let truth = (0..<1200).map { $0 % 2 }
        let labels = try merged.assign(points.converted(), context: RunContext())
        #expect(try ClusterAgreement(labels, truth: truth).adjustedRandIndex > 0.99)
        #expect(merging.suggestedClusterCount == 2)
        #expect(merging.steps.count == 7)
        #expect(merging.groups(clusterCount: 8).count == 8)
        // Joining can only lower the entropy.
        let entropies = [merging.entropy] + merging.steps.map(\.entropy)
        #expect(zip(entropies, entropies.dropFirst()).allSatisfy { $1 <= $0 + 1e-9 })
        #expect(try merged.logDensity(of: points.converted(), context: RunContext())?.count == 1200)
    }

    @Test func `components that do not overlap are not merged`() throws {
        let points = MixtureSample.points(600, 2, components: 5, distance: 60, seed: 5).points
        let model = try MixtureSelection(componentCounts: 5...5, covariances: [.full]).fit(points).best
        #expect(try ComponentMerging(of: model, points: points).suggestedClusterCount == 5)
    }

    @Test func `clusterers combine into a pipeline`() throws {
        let (points, truth) = MixtureSample.points(700, 12, components: 3, distance: 4, seed: 6)
        let vectors = points.converted(to: Float.self)
        let clusterer = MixtureSelection(componentCounts: 1...5, covariances: [.tied]).merging().reducing(
            to: 4)
        let model = try clusterer.fit(vectors, context: RunContext(seed: 1, threadCount: 2)).model
        let labels = try model.assign(vectors, context: RunContext())
        #expect(try ClusterAgreement(labels, truth: truth).adjustedRandIndex > 0.9)
        #expect(model.dimension == 12)
        let shares = try model.responsibilities(for: vectors, context: RunContext())
        #expect(shares.columnCount == model.clusterCount)
        let means = try KMeansClusterer(clusterCount: 3).reducing(to: 4).fit(
            vectors, context: RunContext()
        ).model
        #expect(
            try ClusterAgreement(try means.assign(vectors, context: RunContext()), truth: truth)
                .adjustedRandIndex > 0.9)
    }

    @Test func `stability is high for clear clusters and low without clusters`() throws {
        let clear = MixtureSample.points(300, 3, components: 3, distance: 12).points.converted(to: Float.self)
        let noise = MixtureSample.points(300, 3, components: 1).points.converted(to: Float.self)
        var options = KMeansClusterer.Options()
        options.restarts = 1
        let stable = try ClusteringStability(of: KMeansClusterer(clusterCount: 3), on: clear)
        let unstable = try ClusteringStability(
            of: KMeansClusterer(clusterCount: 7, options: options), on: noise)
        #expect(stable.meanAgreement > 0.99 && stable.agreements.count == 10)
        #expect(unstable.meanAgreement < 0.9)
    }
}
