internal import CreativeIntelligence
internal import Foundation

/// The file of `evaluate --contingency`: the number of rows for each pair of cluster and class that share any, large clusters
/// first.
struct ContingencyFile {
    private let pairs: LabelJoin

    init(_ pairs: LabelJoin) { self.pairs = pairs }

    func write(to file: URL) throws {
        var cells: [String?: [String: Int]] = [:]
        for (cluster, name) in zip(pairs.clusterNames, pairs.classNames) {
            cells[cluster, default: [:]][name, default: 0] += 1
        }
        let clusters = cells.map { (name: $0.key, classes: $0.value, count: $0.value.values.reduce(0, +)) }
            .sorted { left, right in
                // Rows without a cluster come last.
                (left.name == nil ? 0 : 1, left.count, right.name ?? "")
                    > (right.name == nil ? 0 : 1, right.count, left.name ?? "")
            }
        let writer = try CSVWriter(file)
        try writer.write(["cluster", "class", "rows"])
        for cluster in clusters {
            for (name, count) in cluster.classes.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
                try writer.write([cluster.name ?? "", name, String(count)])
            }
        }
        try writer.close()
    }
}
