public import StageCore
public import Testing

/// Conformance checks for implementations of `Clusterer`.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await ClustererConformance(MyClusterer()).checkAll()
/// }
/// ```
///
/// The vectors are 120 points with four dimensions in three well-separated groups, and variations of them. The quality of
/// the clusters is not checked; use labelled data of your own for that.
public struct ClustererConformance: Sendable {
    let clusterer: any Clusterer
    let sourceLocation: SourceLocation

    /// Creates the checks for a clusterer.
    public init(_ clusterer: any Clusterer, sourceLocation: SourceLocation = #_sourceLocation) {
        self.clusterer = clusterer
        self.sourceLocation = sourceLocation
    }

    /// Runs all checks.
    public func checkAll() async throws {
        try checkShape()
        try checkMemberships()
        try checkEqualRuns()
        try checkIndependenceOfThreads()
        checkNumbers()
        try await checkCancellation()
    }

    /// Checks that each vector gets a valid cluster, including vectors that were not part of the fit.
    package func checkShape() throws {
        let model = try clusterer.fit(Self.vectors(seed: 1), context: RunContext(seed: 3)).model
        checker.expect(
            model.clusterCount >= 1 && model.clusterCount <= Self.count,
            "1 to \(Self.count) clusters, found \(model.clusterCount)")
        checker.expect(
            model.dimension == Self.dimension,
            "vectors of \(Self.dimension) numbers, found \(model.dimension)")
        for vectors in [Self.vectors(seed: 1), Self.vectors(seed: 2), Self.vectors(seed: 1).rows(at: [5])] {
            let labels = try model.assign(vectors, context: RunContext())
            checker.expect(
                labels.count == vectors.rowCount,
                "one label for each of \(vectors.rowCount) vectors, found \(labels.count)")
            let strange = labels.firstIndex { !(0..<Int32(model.clusterCount)).contains($0) }
            checker.expect(
                strange == nil,
                "labels below \(model.clusterCount), found \(strange.map { labels[$0] } ?? 0) at row \(strange ?? 0)"
            )
        }
    }

    /// Checks that responsibilities sum to 1, and that densities are not NaN.
    package func checkMemberships() throws {
        let vectors = Self.vectors(seed: 1)
        let model = try clusterer.fit(vectors, context: RunContext(seed: 3)).model
        let shares = try model.responsibilities(for: vectors, context: RunContext())
        checker.expect(
            shares.rowCount == vectors.rowCount && shares.columnCount == model.clusterCount,
            "\(vectors.rowCount) x \(model.clusterCount) responsibilities, found \(shares.rowCount) x \(shares.columnCount)"
        )
        for row in 0..<shares.rowCount {
            let own = Array(shares.row(row))
            let sum = own.reduce(0) { $0 + Double($1) }
            checker.expect(
                abs(sum - 1) < 1e-4 && own.allSatisfy { $0 >= 0 },
                "row \(row) of the responsibilities to sum to 1, found \(sum)")
        }
        guard let densities = try model.logDensity(of: vectors, context: RunContext()) else { return }
        checker.expect(
            densities.count == vectors.rowCount && !densities.contains(where: \.isNaN),
            "one density per vector, found \(densities.count) with \(densities.count(where: \.isNaN)) that are NaN"
        )
    }

    /// Checks that equal vectors and seeds give equal labels, and that assigning the vectors of the fit gives their labels.
    func checkEqualRuns() throws {
        let first = try labels(threads: 2)
        let second = try labels(threads: 2)
        checker.expect(
            first == second,
            "equal labels from two runs, found a difference at row \(Self.firstDifference(first, second))")
    }

    /// Checks that the number of threads does not affect the result.
    package func checkIndependenceOfThreads() throws {
        let one = try labels(threads: 1)
        for threads in [2, 3, 8] {
            let several = try labels(threads: threads)
            checker.expect(
                one == several,
                "the same labels on one thread and on \(threads), found a difference at row \(Self.firstDifference(one, several))"
            )
        }
    }

    /// Checks that numbers that are not finite throw an error with their row and column.
    package func checkNumbers() {
        for bad in [Float.nan, .infinity, -.infinity] {
            var elements = Array(Self.vectors(seed: 1).elements)
            elements[7 * Self.dimension + 2] = bad
            let vectors = Matrix(rowCount: Self.count, columnCount: Self.dimension, elements: elements)
            do {
                _ = try clusterer.fit(vectors, context: RunContext()).model
                checker.expect(false, "an error for \(bad)")
            } catch {
                let text = "\(error)"
                checker.expect(
                    text.contains("7") && text.contains("2"),
                    "an error that names row 7 and column 2, found \(text)")
            }
        }
    }

    /// Checks that fitting in a cancelled task throws `CancellationError`.
    package func checkCancellation() async throws {
        let clusterer = clusterer
        await checker.endsWhenCancelled {
            _ = try clusterer.fit(Self.vectors(seed: 1), context: RunContext()).model.clusterCount
        }
    }

    private func labels(threads: Int) throws -> [Int32] {
        let vectors = Self.vectors(seed: 1)
        let context = RunContext(seed: 5, threadCount: threads)
        return try clusterer.fit(vectors, context: context).model.assign(vectors, context: context)
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }

    private static let count = 120
    private static let dimension = 4

    private static func firstDifference(_ left: [Int32], _ right: [Int32]) -> Int {
        zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
    }

    /// Returns points around three centres.
    private static func vectors(seed: UInt64) -> Matrix<Float> {
        var generator = SeededGenerator(seed: seed)
        var elements: [Float] = []
        for row in 0..<count {
            for column in 0..<dimension {
                let center: Float = column == row % 3 ? 10 : 0
                elements.append(center + Float.random(in: -1...1, using: &generator))
            }
        }
        return Matrix(rowCount: count, columnCount: dimension, elements: elements)
    }
}
