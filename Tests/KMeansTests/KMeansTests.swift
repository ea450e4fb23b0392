import Foundation
import KMeans
import StageCore
import Testing

/// Fits compared with plain loops.
struct KMeansFitTests {
    @Test func `labels name the nearest centroid, and the inertia matches them`() throws {
        let (points, _) = Blobs.points(800, 7, centers: 6)
        let fit = try KMeansClusterer(clusterCount: 6).fit(
            points, context: RunContext(seed: 3, threadCount: 2))
        var inertia = 0.0
        for row in 0..<points.rowCount {
            let distances = (0..<6).map { cluster in
                zip(points.row(row), fit.model.centroids.row(cluster)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
            }
            let nearest = distances.indices.min { distances[$0] < distances[$1] }
            #expect(Int(fit.labels[row]) == nearest)
            inertia += distances[nearest!]
        }
        #expect(abs(fit.model.inertia - inertia) < 1e-10 * inertia)
        #expect(fit.model.clusterSizes.reduce(0, +) == 800)
        #expect(try fit.model.assign(points) == fit.labels)
    }

    @Test func `well-separated clusters are found`() throws {
        let (points, truth) = Blobs.points(600, 4, centers: 5, spread: 0.05)
        let fit = try KMeansClusterer(clusterCount: 5).fit(points)
        #expect(Blobs.partition(fit.labels) == Blobs.partition(truth.map(Int32.init)))
        #expect(fit.model.termination == .converged)
    }

    @Test func `centroids are the means of their points`() throws {
        let (points, _) = Blobs.points(500, 3, centers: 4)
        let fit = try KMeansClusterer(clusterCount: 4).fit(points)
        for cluster in 0..<4 {
            let members = fit.labels.indices.filter { Int(fit.labels[$0]) == cluster }
            for column in 0..<3 {
                let mean = members.reduce(0) { $0 + points[$1, column] } / Double(members.count)
                // The last update may have been within the tolerance of the means.
                #expect(abs(fit.model.centroids[cluster, column] - mean) < 0.05)
            }
        }
    }

    @Test func `the inertia never rises`() throws {
        let (points, _) = Blobs.points(2000, 10, centers: 30, spread: 3)
        var options = KMeansClusterer.Options()
        options.tolerance = 0
        options.restarts = 1
        let history = try KMeansClusterer(clusterCount: 30, options: options).fit(points).model.history
        #expect(history.count > 3)
        #expect(zip(history, history.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
    }

    @Test func `more restarts are never worse`() throws {
        let (points, _) = Blobs.points(600, 5, centers: 12, spread: 2)
        var options = KMeansClusterer.Options()
        let inertias = try [1, 4, 16].map { restarts in
            options.restarts = restarts
            return try KMeansClusterer(clusterCount: 12, options: options).fit(points).model.inertia
        }
        #expect(inertias == inertias.sorted(by: >))
    }

    @Test(arguments: [1, 2, 7])
    func `the thread count does not change a bit of the result`(_ threads: Int) throws {
        let points = Blobs.points(5000, 33, centers: 20, spread: 4).points.converted(to: Float.self)
        let clusterer = KMeansClusterer(clusterCount: 20)
        let one = try clusterer.fit(points, context: RunContext(seed: 5, threadCount: 1))
        let many = try clusterer.fit(points, context: RunContext(seed: 5, threadCount: threads))
        #expect(one.model == many.model)
        #expect(one.labels == many.labels)
    }

    @Test func `screening changes no label and no bit of the result`() throws {
        let points = Blobs.points(4000, 64, centers: 25, spread: 5).points.converted(to: Float.self)
        var options = KMeansClusterer.Options()
        options.restarts = 2
        let screened = try KMeansClusterer(clusterCount: 25, options: options).fit(points)
        options.usesScreening = false
        let plain = try KMeansClusterer(clusterCount: 25, options: options).fit(points)
        #expect(screened.labels == plain.labels)
        #expect(screened.model == plain.model)
    }

    @Test func `near ties go to the nearest centroid, exact ties to the lower index`() throws {
        // Points on a line between two centroids, the middle one exactly between, far from the origin.
        var options = KMeansClusterer.Options()
        options.initialization = .centroids([[4096, 0], [4098, 0]] as Matrix<Float>)
        options.iterationLimit = 1
        let rows: [[Float]] = [
            [4097, 0], [Float(4097).nextUp, 0], [Float(4097).nextDown, 0], [4096, 0], [4098, 0],
        ]
        // Two points on the centroids keep them where they are.
        let model = try KMeansClusterer(clusterCount: 2, options: options).fit(
            [[4096, 0], [4098, 0]] as Matrix<Float>
        ).model
        let labels = try model.assign(Matrix(rows: rows))
        #expect(labels == [0, 1, 0, 0, 1])
    }

    @Test func `restarts use a sample, and the final run uses all points`() throws {
        let (points, truth) = Blobs.points(3000, 4, centers: 5, spread: 0.1)
        var options = KMeansClusterer.Options()
        options.sampleSize = 200
        let fit = try KMeansClusterer(clusterCount: 5, options: options).fit(points)
        #expect(Blobs.partition(fit.labels) == Blobs.partition(truth.map(Int32.init)))
    }

    @Test(arguments: [KMeansClusterer.Initialization.kMeansPlusPlus, .kMeansParallel, .random])
    func `every initialisation finds well-separated clusters`(
        _ initialization: KMeansClusterer.Initialization
    ) throws {
        let (points, truth) = Blobs.points(900, 3, centers: 4, spread: 0.05, seed: 6)
        var options = KMeansClusterer.Options()
        options.initialization = initialization
        let fit = try KMeansClusterer(clusterCount: 4, options: options).fit(points)
        #expect(Blobs.partition(fit.labels) == Blobs.partition(truth.map(Int32.init)))
    }

    @Test func `a model survives encoding`() throws {
        let fit = try KMeansClusterer(clusterCount: 3).fit(Blobs.points(50, 2, centers: 3).points)
        let data = try JSONEncoder().encode(fit.model)
        #expect(try JSONDecoder().decode(KMeansModel<Double>.self, from: data) == fit.model)
    }

    @Test func `a cancelled task stops the fit`() async {
        let points = Blobs.points(500, 4, centers: 5).points
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try KMeansClusterer(clusterCount: 5).fit(points)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
