internal import CreativeIntelligence
internal import Foundation

/// Fits a matrix once and prints the result as a line of JSON, for the comparison with peers.
enum FitBenchmark {
    static let benchmark = Benchmark(
        name: "fit",
        usage: "fit kmeans|mixture|products X.npy [--OPTION VALUE ...]",
        summary: """
            fits a matrix once and prints seconds, iterations and quality as JSON. kmeans: --clusters, --initial,
                  --restarts, --iterations, --tolerance, --seed, --precision f32|bf16, --labels, --centroids. mixture:
                  --components, --covariance, --responsibilities, --restarts, --iterations, --tolerance (change of the
                  mean log-likelihood), --regularization (variance), --seed, --scalar float|double, --reduce, --trials
                  (number of counts to try from --components FIRST...LAST, evenly spaced by ratio), --patience.
                  products: --clusters. All: --threads, --repeats.
            """
    ) { arguments in
        guard arguments.count >= 2 else {
            throw BenchmarkError(description: "expected kmeans, mixture or products, and a matrix file")
        }
        let request = try FitRequest(Array(arguments.dropFirst(2)))
        let path = arguments[1]
        let isFloat = try NumPyFile.shapeAndType(of: path).type == .float32
        switch (arguments[0], isFloat && request.text("scalar") != "double") {
        case ("kmeans", true): try kmeans(Matrix<Float>(contentsOfNumPyFile: path), request)
        case ("kmeans", false): try kmeans(Matrix<Double>(contentsOfNumPyFile: path), request)
        case ("mixture", true): try mixture(Matrix<Float>(contentsOfNumPyFile: path), request)
        case ("mixture", false): try mixture(Matrix<Double>(contentsOfNumPyFile: path), request)
        case ("products", _): try products(Matrix<Float>(contentsOfNumPyFile: path), request)
        default:
            throw BenchmarkError(
                description: "unknown job \(arguments[0]), expected kmeans, mixture or products")
        }
    }

    private static func kmeans<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>, _ request: FitRequest)
        throws
    {
        var options = KMeansClusterer.Options()
        if let path = request.text("initial") {
            options.initialization = .centroids(try Matrix<Scalar>(contentsOfNumPyFile: path))
        }
        options.restarts = try request.integer("restarts") ?? 1
        options.iterationLimit = try request.integer("iterations") ?? options.iterationLimit
        options.tolerance = try request.number("tolerance") ?? options.tolerance
        options.usesScreening = request.text("precision") == "bf16"
        let clusterCount = try request.integer("clusters") ?? 8
        let context = try request.context
        var warmUp = options
        (warmUp.restarts, warmUp.iterationLimit) = (1, 1)
        _ = try KMeansClusterer(clusterCount: clusterCount, options: warmUp).fit(points, context: context)
        let (fit, seconds) = try request.repeated {
            try KMeansClusterer(clusterCount: clusterCount, options: options).fit(points, context: context)
        }
        if let path = request.text("labels") { try NumPyFile.write(fit.labels, to: path) }
        if let path = request.text("centroids") { try fit.model.centroids.write(toNumPyFile: path) }
        try FitAnswer(seconds: seconds, iterations: fit.model.iterationCount, inertia: fit.model.inertia)
            .print()
    }

    private static func mixture<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>, _ request: FitRequest)
        throws
    {
        var options = GaussianMixtureClusterer.Options()
        options.restarts = try request.integer("restarts") ?? options.restarts
        options.iterationLimit = try request.integer("iterations") ?? options.iterationLimit
        options.tolerance = try request.number("tolerance").map { .absolute($0) } ?? options.tolerance
        options.regularization =
            try request.number("regularization").map { .absolute($0) } ?? options.regularization
        if let path = request.text("responsibilities") {
            options.initialization = .responsibilities(try Matrix(contentsOfNumPyFile: path))
        }
        let families = try (request.text("covariance") ?? "full").split(separator: ",").map { name in
            guard let family = CovarianceFamily(name: String(name)) else {
                throw BenchmarkError(description: "unknown covariance family \(name)")
            }
            return family
        }
        let counts = try request.counts("components")
        let reduction = try request.integer("reduce")
        let context = try request.context
        if points.rowCount <= 100_000 {
            var warmUp = options
            (warmUp.restarts, warmUp.iterationLimit) = (1, 5)
            _ = try GaussianMixtureClusterer(
                componentCount: counts.lowerBound, covariance: families[0], options: warmUp
            ).fit(points, context: context)
        }
        let ((model, labels, tried), seconds) = try request.repeated {
            var points = points
            if let reduction {
                points = try PrincipalComponents(
                    of: points, count: reduction, threadCount: context.threadCount
                )
                .project(points, threadCount: context.threadCount)
            }
            guard counts.count > 1 || families.count > 1 else {
                let fit = try GaussianMixtureClusterer(
                    componentCount: counts.lowerBound, covariance: families[0], options: options
                ).fit(points, context: context)
                return (fit.model, fit.labels, [FitAnswer.Trial]())
            }
            var selection = MixtureSelection(
                componentCounts: counts, covariances: families, options: options)
            selection.trialLimit = try request.integer("trials")
            selection.patience = try request.integer("patience") ?? selection.patience
            let result = try selection.fit(points, context: context)
            return (result.best, result.labels, result.table.compactMap(FitAnswer.Trial.init))
        }
        if let path = request.text("labels") { try NumPyFile.write(labels, to: path) }
        try FitAnswer(
            seconds: seconds, iterations: model.iterationCount, logLikelihood: model.logLikelihood,
            bic: model.bic,
            components: model.componentCount, tried: tried
        ).print()
    }

    /// Measures only the products of an iteration of K-Means, which is a lower bound for its time.
    private static func products(_ points: Matrix<Float>, _ request: FitRequest) throws {
        let (clusters, width) = (try request.integer("clusters") ?? 8, points.columnCount)
        let centroids = points.rows(at: 0..<clusters)
        let chunks = RowChunks(rowCount: points.rowCount, chunkSize: 512)
        let threads = try request.context.threadCount
        let scores = (0..<threads).map { _ in Scratch<Float>(chunks.chunkSize * clusters) }
        func pass() {
            points.withUnsafeElements { points in
                centroids.withUnsafeElements { centroids in
                    Parallel.forEach(chunks.chunkCount, threads: threads) { worker, chunk in
                        let rows = chunks.rows(ofChunk: chunk)
                        Float.kernels.product(
                            Operand(points.baseAddress! + rows.lowerBound * width, ld: width),
                            Operand(centroids.baseAddress!, ld: width, isTransposed: true), rows.count,
                            clusters,
                            width, -2, 0, scores[worker].elements, clusters)
                    }
                }
            }
        }
        pass()
        let (_, seconds) = try request.repeated { for _ in 0..<20 { pass() } }
        try FitAnswer(seconds: seconds.map { $0 / 20 }, iterations: 1).print()
    }
}

/// The options of a fit.
struct FitRequest {
    private var values: [String: String] = [:]

    init(_ arguments: [String]) throws {
        for index in stride(from: 0, to: arguments.count, by: 2) {
            guard arguments[index].hasPrefix("--"), index + 1 < arguments.count else {
                throw BenchmarkError(description: "expected --OPTION VALUE, found \(arguments[index])")
            }
            values[String(arguments[index].dropFirst(2))] = arguments[index + 1]
        }
    }

    func text(_ name: String) -> String? { values[name] }

    func integer(_ name: String) throws -> Int? { try value(name) { Int($0) } }

    func number(_ name: String) throws -> Double? { try value(name) { Double($0) } }

    /// Returns a range of counts, written as `8` or `2...20`. The default is 8.
    func counts(_ name: String) throws -> ClosedRange<Int> {
        try value(name) { text in
            let ends = text.split(separator: "...").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            return first...last
        } ?? 8...8
    }

    private func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = values[name] else { return nil }
        guard let value = read(text) else {
            throw BenchmarkError(description: "--\(name) is \(text), expected a number")
        }
        return value
    }

    var context: RunContext {
        get throws {
            RunContext(
                seed: UInt64(try integer("seed") ?? 0),
                threadCount: try integer("threads") ?? ProcessInfo.processInfo.activeProcessorCount)
        }
    }

    /// Runs a closure as often as requested, and returns the last result and the seconds of each run.
    func repeated<Result>(_ work: () throws -> Result) throws -> (result: Result, seconds: [Double]) {
        var seconds: [Double] = []
        var result: Result?
        for _ in 0..<max(1, try integer("repeats") ?? 1) {
            let start = ContinuousClock.now
            result = try work()
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        return (result!, seconds)
    }
}

/// The result of a fit, so that speed is always reported with quality.
private struct FitAnswer: Encodable {
    /// The result for one of several component counts.
    struct Trial: Encodable {
        var components: Int
        var bic: Double
        var iterations: Int

        init?(_ row: MixtureSelectionResult.Row) {
            guard let scores = row.scores else { return nil }
            (components, bic, iterations) = (row.componentCount, scores.bic, scores.iterationCount)
        }
    }

    var seconds: [Double]
    var iterations: Int
    var inertia: Double?
    var logLikelihood: Double?
    var bic: Double?
    var components: Int?
    var tried: [Trial] = []

    enum CodingKeys: String, CodingKey {
        case seconds, iterations, inertia, bic, components, tried
        case logLikelihood = "log_likelihood"
        case peakMemory = "peak_memory"
        case kernels
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(iterations, forKey: .iterations)
        try container.encodeIfPresent(inertia, forKey: .inertia)
        try container.encodeIfPresent(logLikelihood, forKey: .logLikelihood)
        try container.encodeIfPresent(bic, forKey: .bic)
        try container.encodeIfPresent(components, forKey: .components)
        if !tried.isEmpty { try container.encode(tried, forKey: .tried) }
        try container.encode(Measurement.peakMemoryOfProcess, forKey: .peakMemory)
        try container.encode(BLASLibrary.kernelName, forKey: .kernels)
    }

    func print() throws {
        FileHandle.standardOutput.write(try JSONEncoder().encode(self))
        FileHandle.standardOutput.write(Data("\n".utf8))
    }
}
