internal import CreativeIntelligence

/// The report of a clustering with noise: the number and sizes of clusters.
struct ClusterSizesReport {
    private let sizes: [Int]
    private let noise: Int
    private let seconds: Double

    /// - Parameter labels: The cluster of each row, or -1 for noise.
    init(_ labels: [Int32], seconds: Double) {
        var sizes = [Int](repeating: 0, count: max(0, Int(labels.max() ?? -1) + 1))
        for label in labels where label >= 0 { sizes[Int(label)] += 1 }
        self.sizes = sizes
        noise = labels.count - sizes.reduce(0, +)
        self.seconds = seconds
    }

    private var warnings: [String] {
        sizes.isEmpty ? ["no cluster was found: all rows are noise"] : []
    }

    func show(asJSON isJSON: Bool) throws {
        StandardError.write(warnings: warnings)
        guard !isJSON else {
            return try JSONValue.object([
                "clusters": .integer(Int64(sizes.count)), "noise": .integer(Int64(noise)),
                "cluster_sizes": .array(sizes.map { .integer(Int64($0)) }), "seconds": .number(seconds),
                "warnings": .array(warnings.map { .string($0) }),
            ]).print()
        }
        let rowCount = sizes.reduce(noise, +)
        print("\(Display.counted(sizes.count, "cluster")) of \(Display.counted(rowCount, "row"))")
        if noise > 0 {
            print(
                "  noise       \(Display.grouped(Int64(noise))) (\(Display.percent(Double(noise) / Double(rowCount))))"
            )
        }
        guard !sizes.isEmpty else { return }
        let shown = sizes.prefix(12).map(String.init).joined(separator: ", ")
        print("  sizes       \(shown)\(sizes.count > 12 ? ", …" : "")")
    }
}
