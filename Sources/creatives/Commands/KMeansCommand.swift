internal import CreativeIntelligence

/// `creatives kmeans`: clusters a matrix by K-Means.
struct KMeansCommand: Command {
    private static let clusters = Option(
        "clusters", .integer(1...Int(Int32.max), "K"), "number of clusters")
    private static let initial = Option(
        "initial", .file(.reads, "C.npy"), defaultText: "k-means++", "initial centroids, K x D")
    private static let restarts = Option(
        "restarts", .integer(1...1_000_000), default: KMeansClusterer.Options().restarts,
        "number of restarts; the best result is kept")
    private static let iterations = Option(
        "iterations", .integer(1...Int.max), default: KMeansClusterer.Options().iterationLimit,
        "maximum number of iterations of a run")
    private static let tolerance = Option(
        "tolerance", .number("T"), default: KMeansClusterer.Options().tolerance,
        "end a run when centroids move less than this share of the variance")
    private static let cosine = Flag("cosine", "spherical K-Means: scale rows to length 1")
    private static let labels = Option(
        "labels", .file(.writes, "OUT.npy"), "write the cluster of each row, i4")
    private static let centroids = Option(
        "centroids", .file(.writes, "OUT.npy"), "write the centroids, K x D")

    static let syntax = CommandSyntax(
        name: "kmeans", summary: "Clusters the rows of a matrix by K-Means.", operands: "X.npy",
        operandRole: .reads,
        options: [clusters, initial, restarts, iterations, tolerance, cosine, labels, centroids]
            + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. f4 is clustered in single precision, the
            other types in double precision. Each label is that of the nearest centroid, regardless of the precision, the number of
            threads and the processor.

            JSON keys: inertia, iterations, converged, cluster_sizes, seconds (without reading and writing), warnings.
            """)

    private let input: String
    private let clusterCount: Int
    private let initial: String?
    private let labels: String?
    private let centroids: String?
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext
    private var options = KMeansClusterer.Options()

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "X.npy")[0]
        guard let count = arguments[Self.clusters] else {
            throw CommandError(.usage, "\(Self.clusters) is missing, expected the number of clusters")
        }
        clusterCount = count
        initial = arguments[Self.initial]
        labels = arguments[Self.labels]
        centroids = arguments[Self.centroids]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        options.restarts = arguments[Self.restarts]
        options.iterationLimit = arguments[Self.iterations]
        options.tolerance = arguments[Self.tolerance]
        if arguments[Self.cosine] { options.metric = .cosine }
    }

    func run() async throws {
        defer { progress.finish() }
        var options = options
        if let initial {
            options.initialization = .centroids(try Matrix<Double>(contentsOfNumPyFile: initial))
        }
        let clusterer = KMeansClusterer(clusterCount: clusterCount, options: options)
        switch try MatrixFile(input) {
        case .float(let points): try finish(try timed { try clusterer.fit(points, context: context) })
        case .double(let points): try finish(try timed { try clusterer.fit(points, context: context) })
        }
    }

    private func finish<Scalar>(_ run: (result: KMeansFit<Scalar>, seconds: Double)) throws {
        progress.finish()
        let model = run.result.model
        if let labels { try NumPyFile.write(run.result.labels, to: labels) }
        if let centroids { try model.centroids.write(toNumPyFile: centroids) }
        for warning in model.warnings { StandardError.write("warning: \(warning)") }
        guard !isJSON else {
            return try JSONValue.object([
                "inertia": JSONValue(model.inertia), "iterations": .integer(Int64(model.iterationCount)),
                "converged": .bool(model.termination == .converged),
                "cluster_sizes": .array(model.clusterSizes.map { .integer(Int64($0)) }),
                "seconds": .number(run.seconds), "warnings": .array(model.warnings.map { .string($0) }),
            ]).print()
        }
        let ending = model.termination == .converged ? "converged" : "stopped at the iteration limit"
        let sizes = model.clusterSizes.sorted()
        print(
            "\(Display.counted(clusterCount, "cluster")) of \(Display.counted(run.result.labels.count, "row"))"
        )
        print("  inertia     \(model.inertia)")
        print("  iterations  \(model.iterationCount), \(ending)")
        print(
            "  sizes       \(sizes[0]) to \(sizes[sizes.count - 1]), median \(sizes[sizes.count / 2])")
    }
}
