internal import CreativeIntelligence
internal import Foundation

/// `creatives evaluate`: measures the agreement of assignments with the truth.
struct EvaluateCommand: Command {
    private static let truthColumns = Option(
        "truth-columns", .list("A,B"), defaultText: "the column after the ID",
        "columns of the truth, combined")

    static let syntax = CommandSyntax(
        name: "evaluate", summary: "Measures how well assignments agree with the truth.",
        operands: "ASSIGNMENTS.csv TRUTH.csv", operandRole: .reads,
        options: [truthColumns] + CommonOption.syntax,
        details: """
            Rows are joined by the first column of both files, and by seat if both have a column seat or seat_id. If only
            the assignments have one, a row of the truth counts for its id in every seat. Only rows in which all truth
            columns are filled count; the truth is compared in lower case. A row without a campaign, package or assignment
            counts as a separate cluster. The order of rows does not affect the result. Duplicate creatives are rejected in
            the assignments, and count once per row in the truth.

            V-measure alone rewards leaving rows unassigned. Adjusted mutual information, which chance agreement does not raise,
            and the share of rows with a campaign show that.

            JSON keys: v_measure, homogeneity, completeness, ami (arithmetic mean), ari, nmi (geometric mean), purity,
            assigned (share), rows.
            """)

    private let assignments: URL
    private let truth: URL
    private let truthColumns: [String]?
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        let files = try arguments.operands(named: "ASSIGNMENTS.csv", "TRUTH.csv")
        assignments = URL(fileURLWithPath: files[0])
        truth = URL(fileURLWithPath: files[1])
        truthColumns = arguments[Self.truthColumns]
        isJSON = arguments[CommonOption.json]
    }

    func run() async throws {
        let pairs = try LabelJoin(
            assignments: CSVTable.read(assignments), truth: CSVTable.read(truth), truthColumns: truthColumns)
        let agreement = try ClusterAgreement(pairs.labels, truth: pairs.truth)
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
        guard !isJSON else {
            return try JSONValue.object([
                "v_measure": .number(agreement.vMeasure), "homogeneity": .number(agreement.homogeneity),
                "completeness": .number(agreement.completeness), "ari": .number(agreement.adjustedRandIndex),
                "ami": .number(agreement.adjustedMutualInformation),
                "nmi": .number(agreement.normalizedMutualInformation), "purity": .number(agreement.purity),
                "assigned": .number(pairs.assignedShare),
                "rows": .integer(Int64(pairs.truth.count)),
            ]).print()
        }
        let rows: [(String, Double)] = [
            ("V-measure", agreement.vMeasure), ("homogeneity", agreement.homogeneity),
            ("completeness", agreement.completeness), ("adjusted Rand index", agreement.adjustedRandIndex),
            ("adjusted mutual information", agreement.adjustedMutualInformation),
            ("NMI", agreement.normalizedMutualInformation), ("purity", agreement.purity),
            ("share assigned", pairs.assignedShare),
        ]
        print("\(Display.counted(pairs.truth.count, "row")) with a known truth")
        for (name, value) in rows {
            print(
                "  \(name.padding(toLength: 27, withPad: " ", startingAt: 0)) \(String(format: "%.4f", value))"
            )
        }
    }
}
