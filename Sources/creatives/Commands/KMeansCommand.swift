internal import CreativeIntelligence
internal import DistributedClustering

/// `creatives kmeans`: clusters a matrix by K-Means.
struct KMeansCommand: Command {
    private static let clusters = Option(
        "clusters", .counts("K"), "number of clusters, or a range to choose from")
    private static let criterion = Option(
        "by", .choice(Criterion.self, "CRITERION"), default: .silhouette,
        "criterion to choose the number by, highest silhouette or lowest BIC")
    private static let plot = Option(
        "plot", .file(.writes, "OUT.svg"), "plot the criterion by number of clusters")
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
        name: "kmeans", summary: "Clusters the rows of a matrix by K-Means.", operands: "X.npy...",
        operandRole: .reads,
        options: fitting + [labels, SavedModel.predict, DistributedRun.flag] + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. f4 is clustered in single precision, the
            other types in double precision. Each label is that of the nearest centroid, regardless of the precision, the number of
            threads and the processor.

            A range such as \(clusters) 2...20 fits every number and keeps the best; the silhouette is measured on a sample
            of 2,000 rows. \(SavedModel.predict) applies a model saved by \(SavedModel.output), with its standardisation.

            \(DistributedRun.help)

            JSON keys: inertia, iterations, converged, cluster_sizes, seconds (without reading and writing), warnings,
            and for a range table [] {clusters, inertia, silhouette, bic}. With \(SavedModel.predict): cluster_sizes,
            seconds.
            """)

    /// The options of a fit.
    private static let fitting: [any DeclaredOption] = [
        clusters, criterion, initial, restarts, iterations, tolerance, cosine, MatrixPreparation.standardize,
        centroids, plot, SavedModel.output,
    ]

    /// A criterion for the number of clusters.
    private enum Criterion: String, CaseIterable {
        case silhouette, bic

        var selection: KMeansSelection.Criterion { self == .bic ? .bic : .silhouette }
    }

    private let inputs: [String]
    private let isDistributed: Bool
    private let clusterCounts: ClosedRange<Int>
    private let criterion: Criterion
    private let plot: String?
    private let modelOutput: String?
    private let predict: String?
    private let standardizes: Bool
    private let initial: String?
    private let labels: String?
    private let centroids: String?
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext
    private var options = KMeansClusterer.Options()

    init(_ arguments: Arguments) throws {
        isDistributed = arguments[DistributedRun.flag]
        inputs =
            isDistributed && !arguments.operands.isEmpty
            ? arguments.operands : try arguments.operands(named: "X.npy")
        for option in [MatrixPreparation.standardize, SavedModel.predict] as [any DeclaredOption] {
            try arguments.refuse(DistributedRun.flag, with: option)
        }
        predict = arguments[SavedModel.predict]
        guard let counts = arguments[Self.clusters] ?? predict.map({ _ in 1...1 }) else {
            throw CommandError(
                .usage, "\(Self.clusters) is missing, expected the number of clusters or a range")
        }
        guard counts.upperBound <= Int(Int32.max) else {
            throw CommandError(
                .usage, "\(Self.clusters) ends at \(counts.upperBound), expected at most \(Int32.max)")
        }
        clusterCounts = counts
        criterion = arguments[Self.criterion]
        plot = arguments[Self.plot]
        modelOutput = arguments[SavedModel.output]
        standardizes = arguments[MatrixPreparation.standardize]
        initial = arguments[Self.initial]
        labels = arguments[Self.labels]
        centroids = arguments[Self.centroids]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        options.restarts = arguments[Self.restarts]
        options.iterationLimit = arguments[Self.iterations]
        options.tolerance = arguments[Self.tolerance]
        if arguments[Self.cosine] { options.metric = .cosine }
        try SavedModel.check(arguments, fitting: Self.fitting)
        guard counts.count == 1 else {
            guard !isDistributed else {
                throw CommandError(
                    .usage, "\(DistributedRun.flag) needs one number of clusters, found the range \(counts)")
            }
            guard initial == nil else {
                throw CommandError(
                    .usage, "\(Self.initial) needs one number of clusters, found the range \(counts)")
            }
            return
        }
        for option in [Self.criterion, Self.plot] as [any DeclaredOption] where arguments.has(option) {
            throw CommandError(.usage, "\(option) needs a range, such as \(Self.clusters) 2...20")
        }
    }

    func run() async throws {
        defer { progress.finish() }
        guard !isDistributed else {
            return try DistributedRun.run { group in
                switch try DistributedMatrixFile(inputs, group) {
                case .float(let points): try run(on: points)
                case .double(let points): try run(on: points)
                }
            }
        }
        switch try MatrixFile(inputs[0]) {
        case .float(let points): try run(on: points)
        case .double(let points): try run(on: points)
        }
    }

    private func run<Scalar: LinearAlgebraScalar>(on points: Matrix<Scalar>) throws {
        if let predict { return try assign(points, by: predict) }
        var options = options
        if let initial {
            options.initialization = .centroids(try Matrix<Double>(contentsOfNumPyFile: initial))
        }
        let ((fit, table, preparation), seconds) = try timed {
            let prepared = try MatrixPreparation.prepare(
                points, standardizing: standardizes, reducingTo: nil, threads: context.threadCount)
            guard clusterCounts.count > 1 else {
                let clusterer = KMeansClusterer(clusterCount: clusterCounts.lowerBound, options: options)
                return (
                    try clusterer.fit(prepared.points, context: context), [KMeansSelection.Row](),
                    prepared.preparation
                )
            }
            let result = try KMeansSelection(
                clusterCounts: clusterCounts, criterion: criterion.selection, options: options
            ).fit(prepared.points, context: context)
            return (result.best, result.table, prepared.preparation)
        }
        let report = KMeansReport(
            fit.model, rowCount: points.rowCount, table: table, limit: clusterCounts.upperBound,
            isBIC: criterion == .bic, seconds: seconds)
        if let plot { try report.figure.write(to: plot) }
        try write(fit.model, fit.labels, preparation, report)
    }

    /// Fits the rows of all processes; the first process writes the results.
    private func run<Scalar: LinearAlgebraScalar>(on points: DistributedMatrix<Scalar>) throws {
        let group = points.group
        var options = options
        if let initial {
            options.initialization = .centroids(
                try group.agreeing { try Matrix<Double>(contentsOfNumPyFile: initial) })
        }
        let clusterer = KMeansClusterer(clusterCount: clusterCounts.lowerBound, options: options)
        let (fit, seconds) = try timed { try clusterer.fit(points, context: context) }
        let found = labels == nil ? [] : group.gathered(fit.labels)
        try group.agreeing {
            guard group.rank == 0 else { return }
            let report = KMeansReport(
                fit.model, rowCount: points.rowCount, table: [], limit: clusterCounts.upperBound,
                isBIC: false, seconds: seconds)
            try write(fit.model, found, MatrixPreparation(), report)
        }
    }

    private func write<Scalar>(
        _ model: KMeansModel<Scalar>, _ found: [Int32], _ preparation: MatrixPreparation,
        _ report: KMeansReport
    ) throws {
        progress.finish()
        if let labels { try NumPyFile.write(found, to: labels) }
        if let centroids { try model.centroids.write(toNumPyFile: centroids) }
        if let modelOutput {
            let model: KMeansModel<Double> = model.converted()
            try ModelFile(command: Self.syntax.name, preparation: preparation, model: model).write(
                to: modelOutput)
        }
        StandardError.write(warnings: report.warnings)
        if isJSON { try report.json.print() } else { report.printText() }
    }

    private func assign<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>, by path: String) throws {
        let file = try ModelFile<KMeansModel<Double>>(path: path, command: Self.syntax.name)
        let (found, seconds) = try timed {
            let prepared = try file.preparation.apply(to: points, threads: context.threadCount)
            return try file.model.assign(prepared.converted(to: Double.self), context: context)
        }
        progress.finish()
        if let labels { try NumPyFile.write(found, to: labels) }
        try Prediction(
            labels: found, clusterCount: file.model.clusterCount, noun: "cluster", seconds: seconds
        ).show(asJSON: isJSON)
    }
}
