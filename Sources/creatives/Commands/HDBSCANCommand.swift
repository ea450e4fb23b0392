internal import CreativeIntelligence

/// `creatives hdbscan`: finds clusters of any shape in a matrix, and outliers.
struct HDBSCANCommand: Command {
    private enum Method: String, CaseIterable { case hdbscan, dbscan }

    private static let method = Option(
        "method", .choice(Method.self, "METHOD"), default: .hdbscan,
        "clusters of any density, or of one density given by --epsilon")
    private static let size = Option(
        "min-cluster-size", .integer(2...Int(Int32.max)), default: 5, "smallest number of rows in a cluster")
    private static let samples = Option(
        "min-samples", .integer(1...Int(Int32.max), "K"), defaultText: "that of --min-cluster-size",
        "neighbours that define the density of a row; more declare more rows noise")
    private static let selection = Option(
        "selection", .choice(ClusterSelectionMethod.self, "S"), default: .excessOfMass,
        "clusters to choose from the tree: the most stable ones, or all leaves")
    private static let epsilon = Option(
        "epsilon", .number("E"),
        "dbscan: distance within a cluster; hdbscan: distance below which clusters are not split")
    private static let single = Flag("allow-single-cluster", "allow one cluster of all rows")
    private static let cosine = Flag("cosine", "cosine distance: scale rows to length 1")
    private static let labels = Option(
        "labels", .file(.writes, "OUT.npy"), "write the cluster of each row, i4, -1 for noise")
    private static let probabilities = Option(
        "probabilities", .file(.writes, "OUT.npy"), "write the strength of each membership, N x 1")
    private static let outlierScores = Option(
        "outlier-scores", .file(.writes, "OUT.npy"), "write the outlier score of each row, N x 1")

    static let syntax = CommandSyntax(
        name: "hdbscan", summary: "Finds clusters of any shape and outliers among the rows of a matrix.",
        operands: "X.npy", operandRole: .reads,
        options: [
            method, size, samples, selection, epsilon, single, cosine, MatrixPreparation.standardize,
            MatrixPreparation.reduce, labels, probabilities, outlierScores,
        ] + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. The number of clusters is found.
            Rows in no cluster are noise, with label -1. Clusters are numbered by size, the largest first. The order of rows
            does not affect the result.

            \(method) dbscan cuts the same tree at the distance \(epsilon) E: rows with \(samples) neighbours within E form
            clusters, and all other rows are noise.

            JSON keys: clusters, noise, cluster_sizes, seconds (without reading and writing), warnings.
            """)

    private let input: String
    private let method: Method
    private let size: Int
    private let epsilon: Double?
    private let standardizes: Bool
    private let reduction: Int?
    private let labels: String?
    private let probabilities: String?
    private let outlierScores: String?
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext
    private var options = HDBSCANClusterer.Options()

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "X.npy")[0]
        method = arguments[Self.method]
        size = arguments[Self.size]
        epsilon = arguments[Self.epsilon]
        standardizes = arguments[MatrixPreparation.standardize]
        reduction = arguments[MatrixPreparation.reduce]
        labels = arguments[Self.labels]
        probabilities = arguments[Self.probabilities]
        outlierScores = arguments[Self.outlierScores]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        options.minimumSamples = arguments[Self.samples]
        options.selection = arguments[Self.selection]
        options.selectionEpsilon = epsilon ?? 0
        options.allowsSingleCluster = arguments[Self.single]
        if arguments[Self.cosine] { options.metric = .cosine }
        guard method == .dbscan else { return }
        guard epsilon ?? 0 > 0 else {
            throw CommandError(
                .usage, "\(Self.method) dbscan needs \(Self.epsilon.usage), a distance above 0")
        }
        for option in [Self.selection, Self.single, Self.probabilities, Self.outlierScores]
            as [any DeclaredOption] where arguments.has(option)
        {
            throw CommandError(.usage, "\(option) needs \(Self.method) hdbscan")
        }
    }

    func run() async throws {
        defer { progress.finish() }
        switch try MatrixFile(input) {
        case .float(let points): try run(on: points)
        case .double(let points): try run(on: points)
        }
    }

    private func run<Scalar: LinearAlgebraScalar>(on points: Matrix<Scalar>) throws {
        let (found, seconds) = try timed {
            let prepared = try MatrixPreparation.prepare(
                points, standardizing: standardizes, reducingTo: reduction, threads: context.threadCount)
            return try labels(of: prepared.points)
        }
        progress.finish()
        if let path = self.labels { try NumPyFile.write(found.labels, to: path) }
        if let fit = found.fit {
            if let probabilities { try Self.write(fit.probabilities, to: probabilities) }
            if let outlierScores { try Self.write(fit.outlierScores, to: outlierScores) }
        }
        try ClusterSizesReport(found.labels, seconds: seconds).show(asJSON: isJSON)
    }

    private func labels<Scalar: LinearAlgebraScalar>(
        of points: Matrix<Scalar>
    ) throws -> (labels: [Int32], fit: HDBSCANFit?) {
        switch method {
        case .hdbscan:
            let fit = try HDBSCANClusterer(minimumClusterSize: size, options: options).fit(
                points, context: context)
            return (fit.labels, fit)
        case .dbscan:
            let clusterer = DBSCANClusterer(
                epsilon: epsilon ?? 0, minimumSamples: options.minimumSamples ?? size,
                minimumClusterSize: size, metric: options.metric)
            return (try clusterer.fit(points, context: context).labels, nil)
        }
    }

    private static func write(_ values: [Double], to path: String) throws {
        try Matrix(rowCount: values.count, columnCount: 1, elements: values).write(toNumPyFile: path)
    }
}
