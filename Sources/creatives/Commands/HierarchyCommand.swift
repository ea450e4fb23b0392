internal import CreativeIntelligence

/// `creatives hierarchy`: joins the rows of a matrix to a tree of clusters.
struct HierarchyCommand: Command {
    private static let clusters = Option(
        "clusters", .counts("K"), default: 2...20,
        "number of clusters, or a range to cut at the widest gap of heights")
    private static let height = Option(
        "height", .number("H"), "cut the tree at a height instead of a number of clusters")
    private static let linkage = Option(
        "linkage", .choice(Linkage.self, "LINKAGE"), default: .ward, "distance of two clusters")
    private static let cosine = Flag("cosine", "cosine distance: scale rows to length 1")
    private static let labels = Option(
        "labels", .file(.writes, "OUT.npy"), "write the cluster of each row, i4")
    private static let tree = Option(
        "tree", .file(.writes, "OUT.npy"), "write the merges as SciPy's linkage matrix, N-1 x 4")
    private static let dendrogram = Option(
        "dendrogram", .file(.writes, "OUT.svg"), "draw the last 40 merges")

    static let syntax = CommandSyntax(
        name: "hierarchy", summary: "Joins the rows of a matrix to a tree of clusters, and cuts it.",
        operands: "X.npy", operandRole: .reads,
        options: [
            clusters, height, linkage, cosine, MatrixPreparation.standardize, MatrixPreparation.reduce,
            labels,
            tree, dendrogram,
        ] + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. Ward, average and complete
            linkage hold the distances of all pairs: at most 40,000 rows. Clusters are numbered by size, the largest first.
            The order of rows does not affect the result.

            JSON keys: clusters, noise (0), cluster_sizes, seconds (without reading and writing), warnings.
            """)

    private let input: String
    private let clusters: ClosedRange<Int>
    private let height: Double?
    private let linkage: Linkage
    private let metric: DistanceMetric
    private let standardizes: Bool
    private let reduction: Int?
    private let labels: String?
    private let tree: String?
    private let dendrogram: String?
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "X.npy")[0]
        try arguments.refuse(Self.clusters, with: Self.height)
        clusters = arguments[Self.clusters]
        height = arguments[Self.height]
        linkage = arguments[Self.linkage]
        metric = arguments[Self.cosine] ? .cosine : .euclidean
        standardizes = arguments[MatrixPreparation.standardize]
        reduction = arguments[MatrixPreparation.reduce]
        labels = arguments[Self.labels]
        tree = arguments[Self.tree]
        dendrogram = arguments[Self.dendrogram]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
    }

    func run() async throws {
        defer { progress.finish() }
        switch try MatrixFile(input) {
        case .float(let points): try run(on: points)
        case .double(let points): try run(on: points)
        }
    }

    private func run<Scalar: LinearAlgebraScalar>(on points: Matrix<Scalar>) throws {
        let (fit, seconds) = try timed {
            let prepared = try MatrixPreparation.prepare(
                points, standardizing: standardizes, reducingTo: reduction, threads: context.threadCount)
            return try AgglomerativeClusterer(
                clusterCounts: height == nil ? clusters : 1...1, linkage: linkage, metric: metric
            ).fit(prepared.points, context: context)
        }
        progress.finish()
        let found = height.map { fit.dendrogram.labels(height: $0) } ?? fit.labels
        if let labels { try NumPyFile.write(found, to: labels) }
        if let tree {
            let rows = fit.dendrogram.merges.flatMap {
                [Double($0.first), Double($0.second), $0.height, Double($0.size)]
            }
            try Matrix(rowCount: rows.count / 4, columnCount: 4, elements: rows).write(toNumPyFile: tree)
        }
        if let dendrogram {
            try DendrogramPlot(fit.dendrogram, linkage: linkage).write(to: dendrogram)
        }
        try ClusterSizesReport(found, seconds: seconds).show(asJSON: isJSON)
    }
}
