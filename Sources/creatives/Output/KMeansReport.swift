internal import CreativeIntelligence
internal import Foundation

/// The report of `creatives kmeans`.
struct KMeansReport {
    private let clusterSizes: [Int]
    private let inertia: Double
    private let iterationCount: Int
    private let isConverged: Bool
    private let rowCount: Int
    /// The fits of a range; empty for one number of clusters.
    private let table: [KMeansSelection.Row]
    private let isBIC: Bool
    private let seconds: Double
    let warnings: [String]

    /// - Parameter limit: The largest number of clusters that was asked for.
    init<Scalar>(
        _ model: KMeansModel<Scalar>, rowCount: Int, table: [KMeansSelection.Row], limit: Int, isBIC: Bool,
        seconds: Double
    ) {
        clusterSizes = model.clusterSizes
        inertia = model.inertia
        iterationCount = model.iterationCount
        isConverged = model.termination == .converged
        self.rowCount = rowCount
        self.table = table
        self.isBIC = isBIC
        self.seconds = seconds
        let isLast = table.count > 1 && model.clusterCount == limit
        warnings =
            model.warnings
            + (isLast
                ? ["the best number of clusters is the last one tried, \(limit): more may fit better"] : [])
    }

    var json: JSONValue {
        var keys: [String: JSONValue] = [
            "inertia": JSONValue(inertia), "iterations": .integer(Int64(iterationCount)),
            "converged": .bool(isConverged),
            "cluster_sizes": .array(clusterSizes.map { .integer(Int64($0)) }),
            "seconds": .number(seconds), "warnings": .array(warnings.map { .string($0) }),
        ]
        if !table.isEmpty {
            keys["table"] = .array(
                table.map {
                    .object([
                        "clusters": .integer(Int64($0.clusterCount)), "inertia": JSONValue($0.inertia),
                        "silhouette": JSONValue($0.silhouette),
                        "bic": JSONValue($0.bic.isFinite ? $0.bic : nil),
                    ])
                })
        }
        return .object(keys)
    }

    func printText() {
        let sizes = clusterSizes.sorted()
        let reason =
            table.isEmpty ? "" : isBIC ? " by BIC (lower is better)" : " by silhouette (higher is better)"
        print(
            "\(Display.counted(sizes.count, "cluster")) of \(Display.counted(rowCount, "row"))\(reason)")
        if !table.isEmpty { printTable() }
        print("  inertia     \(inertia)")
        print(
            "  iterations  \(iterationCount), \(isConverged ? "converged" : "stopped at the iteration limit")"
        )
        print("  sizes       \(sizes[0]) to \(sizes[sizes.count - 1]), median \(sizes[sizes.count / 2])")
    }

    private func printTable() {
        let lines = TextTable(
            columns: ["clusters", "inertia", "silhouette", "bic"].map {
                TextTable.Column(title: $0, alignsRight: true)
            },
            rows: table.map { row in
                [
                    String(row.clusterCount), String(format: "%.6g", row.inertia),
                    row.silhouette.map { String(format: "%.4f", $0) } ?? "–",
                    String(format: "%.1f", row.bic) + (row.clusterCount == clusterSizes.count ? " ◂" : "  "),
                ]
            }
        ).lines(width: Terminal.columns)
        print("")
        for line in lines { print("  \(line)") }
        print("")
    }

    /// The criterion by number of clusters.
    var figure: Figure {
        let name = isBIC ? "BIC" : "silhouette"
        let points = table.compactMap { row -> (count: Int, point: Chart.Point)? in
            guard let value = isBIC ? row.bic : row.silhouette, value.isFinite else { return nil }
            return (row.clusterCount, Chart.Point(Double(row.clusterCount), value))
        }
        let best = points.filter { $0.count == clusterSizes.count }
        return Figure([
            Chart(
                title: "\(name) by number of clusters (\(isBIC ? "lower" : "higher") is better)",
                xTitle: "clusters", yTitle: name, series: [.line(name, points: points.map(\.point))],
                marks: best.map { Chart.Mark(at: $0.point, "\(clusterSizes.count) clusters") })
        ])
    }
}
