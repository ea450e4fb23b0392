import CreativeIntelligence
import Foundation

/// Clusters a matrix, prints and draws the scores by which the number of clusters was chosen.
///
/// Run it with `swift run ClusterMatrix [X.npy [OUT.svg]]`. Without a matrix, it uses random data.
@main
enum ClusterMatrix {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let points = try arguments.first.map { try Matrix<Double>(contentsOfNumPyFile: $0) } ?? madeUp()
        let context = RunContext(seed: 1, threadCount: ProcessInfo.processInfo.activeProcessorCount)

        let result = try MixtureSelection(componentCounts: 1...9, covariances: [.tied, .full]).fit(
            points, context: context)
        print(
            "\(points.rowCount) points: \(result.best.componentCount) clusters, \(result.best.covariance.family.name)\n"
        )
        printCurve(result)

        let means = try KMeansClusterer(clusterCount: result.best.componentCount).fit(
            points, context: context)
        let agreement = try ClusterAgreement(means.labels, truth: result.labels).adjustedRandIndex
        print(
            String(
                format: "\nAgreement with K-Means for as many clusters: %.3f (adjusted Rand index).",
                agreement))

        if let path = arguments.dropFirst().first { try Figure([chart(of: result)]).write(to: path) }
    }

    /// Returns random points of five ellipsoids of the same shape in four dimensions.
    static func madeUp() -> Matrix<Double> {
        var generator = SeededGenerator(seed: 7)
        let centers = (0..<5).map { _ in (0..<4).map { _ in 4 * generator.normal() } }
        return Matrix(
            rows: (0..<1000).map { row in
                let shared = generator.normal()
                return centers[row % 5].map { $0 + shared + 0.5 * generator.normal() }
            })
    }

    /// Prints the BIC of each count as a bar. Lower is better.
    static func printCurve(_ result: MixtureSelectionResult) {
        let values = result.table.compactMap { $0.scores?.bic }
        guard let low = values.min(), let high = values.max() else { return }
        for row in result.table {
            guard let bic = row.scores?.bic else { continue }
            let length = high > low ? Int((bic - low) / (high - low) * 40) : 0
            let isBest = bic == low
            print(
                String(format: "%-5@ %d  %9.1f  ", row.covariance.name as NSString, row.componentCount, bic)
                    + String(repeating: "█", count: length) + (isBest ? "◂ best" : ""))
        }
    }

    static func chart(of result: MixtureSelectionResult) -> Chart {
        Chart(
            title: "BIC by number of components (lower is better)", xTitle: "components", yTitle: "BIC",
            series: result.families.map { family in
                let rows = result.table.filter { $0.covariance == family }
                return .line(
                    family.name,
                    points: rows.compactMap { row in
                        row.scores.map { Chart.Point(Double(row.componentCount), $0.bic) }
                    })
            })
    }
}
