import KMeans
import StageCore
import Testing

/// Degenerate input: gives a descriptive error or a sensible result, never NaN.
struct KMeansDegenerateTests {
    private func finite(_ fit: KMeansFit<Double>) -> Bool {
        fit.model.inertia.isFinite && fit.model.centroids.elements.allSatisfy(\.isFinite)
            && fit.model.history.allSatisfy(\.isFinite)
    }

    @Test func `duplicate points leave clusters empty, with a warning`() throws {
        let fit = try KMeansClusterer(clusterCount: 4).fit(
            Matrix<Double>(rowCount: 20, columnCount: 3, repeating: 7))
        #expect(finite(fit) && fit.model.inertia == 0)
        #expect(Set(fit.labels).count == 1)
        #expect(fit.model.warnings.count == 1)
    }

    @Test func `each of K distinct points is its own cluster`() throws {
        let rows: [[Double]] = (0..<30).map { [Double($0 % 3), Double($0 % 3) * 2] }
        let fit = try KMeansClusterer(clusterCount: 3).fit(Matrix(rows: rows))
        #expect(fit.model.inertia < 1e-20 && fit.model.warnings.isEmpty)
    }

    @Test func `fewer points than clusters are refused`() {
        let error = #expect(throws: KMeansError.self) {
            try KMeansClusterer(clusterCount: 5).fit([[1, 2], [3, 4]] as Matrix<Double>)
        }
        #expect(error?.code == .tooFewPoints)
    }

    @Test func `one point, one column, constant columns`() throws {
        #expect(finite(try KMeansClusterer(clusterCount: 1).fit([[3, 4]])))
        #expect(finite(try KMeansClusterer(clusterCount: 2).fit([[1], [2], [9], [10]])))
        let rows: [[Double]] = (0..<40).map { [5, Double($0), -1] }
        #expect(finite(try KMeansClusterer(clusterCount: 3).fit(Matrix(rows: rows))))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is not finite is named`(_ bad: Double) {
        var points = Blobs.points(100, 3, centers: 2).points
        points[41, 2] = bad
        let error = #expect(throws: KMeansError.self) { try KMeansClusterer(clusterCount: 2).fit(points) }
        #expect(error?.code == .notFinite)
        #expect(error?.description.contains("row 41, column 2") == true)
        let model = try? KMeansClusterer(clusterCount: 2).fit(Blobs.points(100, 3, centers: 2).points).model
        #expect(throws: KMeansError.self) { try model?.assign(points) }
    }

    @Test func `huge, tiny and subnormal numbers`() throws {
        let base = Blobs.points(200, 3, centers: 3, spread: 0.1)
        for factor in [1e30, 1e-30, 1e140, 1e-140] {
            let fit = try KMeansClusterer(clusterCount: 3).fit(base.points.mapped { $0 * factor })
            #expect(finite(fit))
            #expect(Blobs.partition(fit.labels) == Blobs.partition(base.truth.map(Int32.init)), "\(factor)")
        }
        #expect(finite(try KMeansClusterer(clusterCount: 3).fit(base.points.mapped { $0 * 1e-155 * 1e-155 })))
        for factor: Float in [1e30, 1e-30, 1e-20 * 1e-20] {
            let floats = base.points.converted(to: Float.self).elements.map { $0 * factor }
            let points = Matrix(rowCount: 200, columnCount: 3, elements: floats)
            let model = try KMeansClusterer(clusterCount: 3).fit(points).model
            #expect(model.inertia.isFinite && model.centroids.elements.allSatisfy(\.isFinite))
        }
        #expect(throws: KMeansError.self) {
            try KMeansClusterer(clusterCount: 3).fit(base.points.mapped { $0 * 1e200 })
        }
    }

    @Test func `one distant point does not affect the others`() throws {
        var points = Blobs.points(300, 2, centers: 2, spread: 0.1).points
        points[0, 0] = 1e12
        #expect(finite(try KMeansClusterer(clusterCount: 3).fit(points)))
    }

    @Test func `wrong options name the option and its value`() {
        func message(_ change: (inout KMeansClusterer) -> Void) -> String {
            var clusterer = KMeansClusterer(clusterCount: 2)
            change(&clusterer)
            do {
                _ = try clusterer.fit(Blobs.points(10, 2, centers: 2).points)
                return "no error"
            } catch {
                return "\(error)"
            }
        }
        #expect(message { $0.clusterCount = 0 }.contains("clusterCount is 0"))
        #expect(message { $0.options.restarts = -1 }.contains("restarts is -1"))
        #expect(message { $0.options.iterationLimit = 0 }.contains("iterationLimit is 0"))
        #expect(message { $0.options.tolerance = .nan }.contains("tolerance is nan"))
        #expect(
            message { $0.options.initialization = .centroids([[1, 2, 3]] as Matrix<Double>) }.contains(
                "1 x 3"))
    }

    @Test func `wrong weights are refused`() {
        let points = Blobs.points(3, 2, centers: 2).points
        for weights in [[1, 2], [1, -1, 1], [.nan, 1, 1], [0, 0, 0], [.infinity, 1, 1]] as [[Double]] {
            #expect(throws: KMeansError.self) {
                try KMeansClusterer(clusterCount: 2).fit(points, weights: weights)
            }
        }
    }

    @Test func `a matrix without columns or rows is refused`() {
        let none = Matrix<Double>(rowCount: 3, columnCount: 0)
        #expect(throws: KMeansError.self) { try KMeansClusterer(clusterCount: 1).fit(none) }
        let empty = Matrix<Double>(rowCount: 0, columnCount: 3)
        #expect(throws: KMeansError.self) { try KMeansClusterer(clusterCount: 1).fit(empty) }
    }
}
