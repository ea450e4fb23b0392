internal import CreativeIntelligence
internal import Foundation

/// `creatives evaluate`: agreement of assignments with the truth.
struct EvaluateCommand: Command {
    static let syntax = CommandSyntax(
        name: "evaluate", summary: "Measures how well assignments agree with the truth.",
        operands: "ASSIGNMENTS.csv TRUTH.csv", operandRole: .reads,
        options: [
            OptionSyntax("truth-columns", "A,B", "columns of the truth, taken together (default: its second)")
        ] + CommandSyntax.common,
        details: """
            Rows are joined on the first column of both files. Only rows where all truth columns are filled count;
            truth is compared in lower case. What is in no campaign or package counts as a cluster of its own, and so
            does what the assignments do not hold.

            JSON keys: v_measure, homogeneity, completeness, ari, nmi (geometric mean), purity, rows.
            """)

    private let assignments: URL
    private let truth: URL
    private let truthColumns: [String]?
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        let files = try arguments.operands(named: "ASSIGNMENTS.csv", "TRUTH.csv")
        assignments = URL(fileURLWithPath: files[0])
        truth = URL(fileURLWithPath: files[1])
        truthColumns = arguments.text("truth-columns")?.split(separator: ",").map(String.init)
        isJSON = arguments.has("json")
    }

    func run() async throws {
        let pairs = try LabelJoin(
            assignments: CSVTable.read(assignments), truth: CSVTable.read(truth), truthColumns: truthColumns)
        let agreement = try ClusterAgreement(pairs.labels, truth: pairs.truth)
        if pairs.missing > 0 {
            StandardError.write(
                "warning: \(Display.counted(pairs.missing, "row")) of the truth have no assignment and count as clusters of their own"
            )
        }
        guard !isJSON else {
            return try JSONValue.object([
                "v_measure": .number(agreement.vMeasure), "homogeneity": .number(agreement.homogeneity),
                "completeness": .number(agreement.completeness), "ari": .number(agreement.adjustedRandIndex),
                "nmi": .number(agreement.normalizedMutualInformation), "purity": .number(agreement.purity),
                "rows": .integer(Int64(pairs.truth.count)),
            ]).print()
        }
        let rows: [(String, Double)] = [
            ("V-measure", agreement.vMeasure), ("homogeneity", agreement.homogeneity),
            ("completeness", agreement.completeness), ("adjusted Rand index", agreement.adjustedRandIndex),
            ("NMI", agreement.normalizedMutualInformation), ("purity", agreement.purity),
        ]
        print("\(Display.counted(pairs.truth.count, "row")) with a known truth")
        for (name, value) in rows {
            print(
                "  \(name.padding(toLength: 20, withPad: " ", startingAt: 0)) \(String(format: "%.4f", value))"
            )
        }
    }
}

/// Assignments and truth, row by row.
struct LabelJoin {
    private(set) var labels: [String] = []
    private(set) var truth: [String] = []
    /// Rows of the truth that the assignments do not hold.
    private(set) var missing = 0

    init(assignments: CSVTable, truth table: CSVTable, truthColumns names: [String]?) throws {
        let columns = try names.map { try $0.map(table.column(named:)) } ?? [1]
        guard assignments.header.count >= 2, table.header.count >= 2 else {
            throw (assignments.header.count < 2 ? assignments : table).error(
                "has one column, expected an id in the first and a campaign in the second")
        }
        var campaigns: [String: String] = [:]
        for row in assignments.rows {
            guard campaigns.updateValue(row[1], forKey: row[0]) == nil else {
                throw assignments.error("creative \(Display.quoted(row[0])) is assigned twice")
            }
        }
        for (place, row) in table.rows.enumerated() {
            let values = columns.map { row[$0].lowercased() }
            guard values.allSatisfy({ !$0.isEmpty }) else { continue }
            let campaign = campaigns[row[0]]
            if campaign == nil { missing += 1 }
            // Lengths keep joined values from colliding; no campaign's id begins with a control character.
            truth.append(values.map { "\($0.utf8.count):\($0)" }.joined())
            labels.append(campaign.flatMap { $0.isEmpty ? nil : $0 } ?? "\u{1}alone \(place)")
        }
    }
}
