internal import CreativeIntelligence
internal import Foundation
internal import KMeans

/// `creatives evaluate`: measures the agreement of assignments with the truth.
struct EvaluateCommand: Command {
    private static let truthColumns = Option(
        "truth-columns", .list("A,B"), defaultText: "the column after the ID",
        "columns of the truth, combined")
    private static let contingency = Option(
        "contingency", .file(.writes, "OUT.csv"), "write the number of rows of each cluster in each class")
    private static let vectors = Option(
        "vectors", .file(.reads, "X.npy"), "the vectors of the assignments, for their silhouette")
    private static let cosine = Flag("cosine", "measure the silhouette with rows scaled to length 1")

    static let syntax = CommandSyntax(
        name: "evaluate", summary: "Measures how well assignments agree with the truth.",
        operands: "ASSIGNMENTS.csv TRUTH.csv", operandRole: .reads,
        options: [truthColumns, vectors, cosine, contingency] + CommonOption.syntax,
        details: """
            Each file is CSV, or instead a NumPy array of whole numbers, or JSON: a list of labels, or an object of labels by ID.
            Rows are joined by the first column of both files, and by seat if both have a column seat or seat_id. If only the
            assignments have one, a row of the truth counts for its id in every seat. If one of the files has no IDs (an array, a
            list, or one column), rows are joined by position, and both need the same number of them. Files that share no ID are
            rejected.

            Only rows in which all truth columns are filled count; the truth is compared in lower case. A row without a campaign,
            package or assignment counts as a separate cluster, and so does a negative number in an array of assignments (noise).
            The order of rows does not affect the result. Duplicate creatives are rejected in the assignments, and count once per
            row in the truth.

            V-measure alone rewards leaving rows unassigned. Adjusted mutual information, which chance agreement does not raise,
            and the share of rows with a campaign show that.

            The silhouette compares distances within and between clusters, in -1...1; rows without a cluster are left out, and at
            most \(silhouetteSample) rows are measured, chosen by \(CommonOption.seed). Row N of \(vectors.usage) belongs to row N of
            the assignments.

            \(contingency.usage) has the columns cluster, class and rows, for each pair that shares rows.

            JSON keys: v_measure, homogeneity, completeness, ami (arithmetic mean), ari, fowlkes_mallows, nmi (geometric mean),
            purity, assigned (share), clusters, classes, rows, and with \(vectors) silhouette and silhouette_rows.
            """)

    private static let silhouetteSample = 5_000

    private let assignments: String
    private let truth: String
    private let truthColumns: [String]?
    private let contingency: String?
    private let vectorFile: String?
    private let usesCosine: Bool
    private let isJSON: Bool
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        let files = try arguments.operands(named: "ASSIGNMENTS.csv", "TRUTH.csv")
        assignments = files[0]
        truth = files[1]
        truthColumns = arguments[Self.truthColumns]
        contingency = arguments[Self.contingency]
        vectorFile = arguments[Self.vectors]
        usesCosine = arguments[Self.cosine]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(ProgressBar())
        if usesCosine, vectorFile == nil {
            throw CommandError(.usage, "\(Self.cosine) needs \(Self.vectors)")
        }
    }

    func run() async throws {
        let assigned = try LabelFile(assignments, noise: true)
        let pairs = try LabelJoin(
            assignments: assigned, truth: LabelFile(truth, noise: false), truthColumns: truthColumns)
        let agreement = try ClusterAgreement(pairs.labels, truth: pairs.truth)
        var silhouette: Silhouette?
        if let vectorFile {
            silhouette = try self.silhouette(of: pairs, count: assigned.table.rows.count, vectorFile)
        }
        warn(about: pairs)
        if let contingency { try ContingencyFile(pairs).write(to: URL(fileURLWithPath: contingency)) }
        let clusters = Set(pairs.clusterNames.compactMap(\.self)).count
        let measures: [(key: String, title: String, value: Double?)] = [
            ("v_measure", "V-measure", agreement.vMeasure),
            ("homogeneity", "homogeneity", agreement.homogeneity),
            ("completeness", "completeness", agreement.completeness),
            ("ari", "adjusted Rand index", agreement.adjustedRandIndex),
            ("ami", "adjusted mutual information", agreement.adjustedMutualInformation),
            ("fowlkes_mallows", "Fowlkes-Mallows index", agreement.fowlkesMallowsIndex),
            ("nmi", "NMI", agreement.normalizedMutualInformation), ("purity", "purity", agreement.purity),
            ("assigned", "share assigned", pairs.assignedShare),
        ]
        guard !isJSON else {
            var keys: [String: JSONValue] = [
                "rows": .integer(Int64(pairs.truth.count)), "clusters": .integer(Int64(clusters)),
                "classes": .integer(Int64(Set(pairs.truth).count)),
            ]
            for measure in measures { keys[measure.key] = JSONValue(measure.value) }
            if let silhouette {
                keys["silhouette"] = JSONValue(silhouette.mean)
                keys["silhouette_rows"] = .integer(Int64(silhouette.sampleSize))
            }
            return try JSONValue.object(keys).print()
        }
        print(
            "\(Display.counted(pairs.truth.count, "row")) with a known truth: "
                + "\(Display.counted(clusters, "cluster")), \(Display.grouped(Int64(Set(pairs.truth).count))) in truth"
        )
        let width = measures.map(\.title.count).max() ?? 0
        func show(_ title: String, _ value: Double?) {
            let text = value.map { String(format: "%.4f", $0) } ?? "-"
            print("  \(title.padding(toLength: width, withPad: " ", startingAt: 0)) \(text)")
        }
        for measure in measures { show(measure.title, measure.value) }
        if let silhouette { show("silhouette", silhouette.mean) }
    }

    /// Measures how well the vectors separate the clusters.
    private func silhouette(of pairs: LabelJoin, count: Int, _ path: String) throws -> Silhouette {
        let points: Matrix<Double> = try Matrix(contentsOfNumPyFile: path)
        guard points.rowCount == count else {
            throw CommandError(
                .malformedFile,
                "\(quoted(path)) has \(Display.counted(points.rowCount, "row")), expected \(Display.grouped(Int64(count))): one for each row of the assignments"
            )
        }
        var numbers: [String: Int32] = [:]
        var rows: [Int] = []
        var labels: [Int32] = []
        for (index, cluster) in zip(pairs.indices, pairs.clusterNames) {
            guard let index, let cluster else { continue }
            let number = numbers[cluster] ?? Int32(numbers.count)
            numbers[cluster] = number
            rows.append(index)
            labels.append(number)
        }
        let chosen = points.rows(at: rows)
        return Silhouette(
            of: usesCosine ? chosen.normalizedRows(threads: context.threadCount) : chosen, labels: labels,
            sampleLimit: Self.silhouetteSample, context: context)
    }

    private func warn(about pairs: LabelJoin) {
        if pairs.ambiguous > 0 {
            StandardError.write(
                "warning: \(Display.counted(pairs.ambiguous, "row")) of the truth without a seat matched an ID in several seats, and counted for each"
            )
        }
        if pairs.missing > 0 {
            StandardError.write(
                "warning: \(Display.counted(pairs.missing, "row")) of the truth \(pairs.missing == 1 ? "has no assignment and counts as a separate cluster" : "have no assignment and count as separate clusters")"
            )
        }
    }
}
