internal import CreativeIntelligence

/// A plot of the criterion by count, and of the points in two dimensions.
struct MixturePlot {
    private let figure: Figure

    /// Files with more points are slow to open and no clearer.
    private static let pointLimit = 10_000

    init<Scalar: LinearAlgebraScalar>(
        _ result: MixtureSelectionResult, points: Matrix<Scalar>, criterion: SelectionCriterion,
        context: RunContext
    ) throws {
        figure = Figure([
            Self.curve(result, criterion), try Self.scatter(result, points, context),
        ])
    }

    func write(to path: String) throws { try figure.write(to: path) }

    private static func curve(_ result: MixtureSelectionResult, _ criterion: SelectionCriterion) -> Chart {
        let name = criterion.name.uppercased()
        let best = result.best
        return Chart(
            title: "\(name) by number of components (lower is better)", xTitle: "components", yTitle: name,
            series: result.families.map { family in
                .line(
                    family.name,
                    points: result.table.filter { $0.covariance == family }.compactMap { row in
                        row.scores.map { Chart.Point(Double(row.componentCount), criterion.value(of: $0)) }
                    })
            },
            marks: [
                Chart.Mark(
                    at: Chart.Point(Double(best.componentCount), criterion.value(of: best)),
                    "\(best.covariance.family.name), \(best.componentCount)")
            ])
    }

    private static func scatter<Scalar: LinearAlgebraScalar>(
        _ result: MixtureSelectionResult, _ points: Matrix<Scalar>, _ context: RunContext
    ) throws -> Chart {
        let stride = max(1, (points.rowCount + pointLimit - 1) / pointLimit)
        let rows = Array(Swift.stride(from: 0, to: points.rowCount, by: stride))
        let components = try PrincipalComponents(
            of: points, count: min(2, points.columnCount), threadCount: context.threadCount)
        let indices = components.project(points.rows(at: rows))
        var clusters = [[Chart.Point]](repeating: [], count: result.best.componentCount)
        for (index, row) in rows.enumerated() {
            let second = components.count > 1 ? indices[index, 1] : 0
            clusters[Int(result.labels[row])].append(Chart.Point(Double(indices[index, 0]), Double(second)))
        }
        let shares = components.variances.map {
            components.totalVariance > 0 ? $0 / components.totalVariance : 0
        }
        let sampled = stride > 1 ? ", every \(stride)th row" : ""
        return Chart(
            title: "Rows by component\(sampled)",
            xTitle: "first principal component (\(Display.percent(shares[0])))",
            yTitle: shares.count > 1 ? "second (\(Display.percent(shares[1])))" : "",
            series: clusters.enumerated().map {
                .scatter("\($0) (\(Display.percent(result.best.weights[$0])))", points: $1)
            })
    }
}
