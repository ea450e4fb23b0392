internal import CreativeIntelligence
internal import Foundation

/// The report of `creatives mixture`.
struct MixtureReport {
    private let result: MixtureSelectionResult
    private let preparation: MatrixPreparation
    private let criterion: SelectionCriterion
    private let seconds: Double

    init(
        _ result: MixtureSelectionResult, preparation: MatrixPreparation, criterion: SelectionCriterion,
        seconds: Double
    ) {
        self.result = result
        self.preparation = preparation
        self.criterion = criterion
        self.seconds = seconds
    }

    var json: JSONValue {
        let best = result.best
        return .object([
            "selected": .object([
                "components": .integer(Int64(best.componentCount)),
                "covariance": .string(best.covariance.family.name),
            ]),
            "table": .array(result.table.map(Self.row)),
            "weights": .array(best.weights.map { .number($0) }),
            "means": .array(
                (0..<best.componentCount).map { .array(best.means.row($0).map { .number($0) }) }),
            "coordinates": .string(
                preparation.isReduced
                    ? "principal components" : preparation.columns == nil ? "input" : "standardized"),
            "seconds": .number(seconds),
            "warnings": .array(result.warnings.map { .string($0) }),
        ])
    }

    private static func row(_ row: MixtureSelectionResult.Row) -> JSONValue {
        let scores = row.scores
        return .object([
            "components": .integer(Int64(row.componentCount)), "covariance": .string(row.covariance.name),
            "log_likelihood": JSONValue(scores?.logLikelihood),
            "parameters": JSONValue(scores.map { Int64($0.parameterCount) }), "bic": JSONValue(scores?.bic),
            "aic": JSONValue(scores?.aic), "icl": JSONValue(scores?.icl),
            "iterations": JSONValue(scores.map { Int64($0.iterationCount) }),
            "converged": scores.map { .bool($0.isConverged) } ?? .null,
            "refitted_with_prior": row.regularity.map { .bool($0.isRefitted) } ?? .null,
            "spurious": row.regularity.map { .bool($0.isSpurious) } ?? .null, "note": .string(row.note),
        ])
    }

    /// Prints the criterion of each fit, with families side by side.
    func printTable(rowCount: Int) {
        let best = result.best
        print(
            "\(Display.counted(best.componentCount, "component")), \(best.covariance.family.name), "
                + "of \(Display.counted(rowCount, "row")) by \(criterion.name.uppercased()) (lower is better)"
        )
        let families = result.families
        let counts = Set(result.table.map(\.componentCount)).sorted()
        let cells = Dictionary(
            uniqueKeysWithValues: result.table.map {
                (Cell(count: $0.componentCount, family: $0.covariance), $0)
            })
        let table = TextTable(
            columns: [TextTable.Column(title: "components", alignsRight: true)]
                + families.map { TextTable.Column(title: $0.name, alignsRight: true) },
            rows: counts.map { count in
                [String(count)]
                    + families.map { family in
                        text(cells[Cell(count: count, family: family)])
                            + (family == best.covariance.family && count == best.componentCount ? " ◂" : "  ")
                    }
            })
        print("")
        for line in table.lines(width: Terminal.columns) { print("  \(line)") }
        if result.table.contains(where: { !Self.mark($0).isEmpty }) {
            print("\n  * fitted with a prior against collapse   ! spurious: never preferred to others")
        }
        let notes = result.table.filter { !$0.note.isEmpty && $0.scores != nil }
        if !notes.isEmpty { print("") }
        for row in notes.prefix(5) { print("  \(row.componentCount) \(row.covariance.name): \(row.note)") }
        if notes.count > 5 {
            print(
                "  … and \(Display.counted(notes.count - 5, "more note")) (\(CommonOption.json) lists them)")
        }
        StandardError.write(warnings: result.warnings)
    }

    /// The mark of a fit that is not a plain maximum of the likelihood.
    private static func mark(_ row: MixtureSelectionResult.Row) -> String {
        guard let regularity = row.regularity else { return "" }
        return regularity.isSpurious ? "!" : regularity.isRefitted ? "*" : ""
    }

    private struct Cell: Hashable {
        let count: Int
        let family: CovarianceFamily
    }

    private func text(_ row: MixtureSelectionResult.Row?) -> String {
        guard let row, let scores = row.scores else { return "–" }
        return String(format: "%.1f", criterion.value(of: scores)) + Self.mark(row)
    }
}
