/// The size limits of a request.
struct BatchSize: Sendable {
    /// The maximum number of clusters, so that the answer is not truncated.
    var clusters: Int
    /// The maximum number of tokens of data.
    var tokens: Int

    func fits(clusters: Int, tokens: Int) -> Bool {
        clusters <= self.clusters && tokens <= self.tokens
    }
}

/// Units asked about in one request.
struct RefinementBatch: Sendable {
    /// The indices of the units.
    var indices: [Int] = []
    var units: [RefinementUnit] = []
    private var clusters = 0
    private var tokens = 0

    /// Fills batches in order. A unit is never divided; one that is larger than a batch gets its own.
    static func batches(of indices: [Int], in units: [RefinementUnit], size: BatchSize) -> [RefinementBatch] {
        var batches: [RefinementBatch] = []
        for index in indices {
            let unit = units[index]
            if batches.last?.hasRoom(for: unit, size) != true { batches.append(RefinementBatch()) }
            batches[batches.count - 1].add(unit, at: index)
        }
        return batches
    }

    private func hasRoom(for unit: RefinementUnit, _ size: BatchSize) -> Bool {
        let isNew = units.allSatisfy { $0.byKey.keys.allSatisfy { unit.byKey[$0] == nil } }
        return isNew && units.allSatisfy { $0.seat == unit.seat }
            && size.fits(clusters: clusters + unit.indices.count, tokens: tokens + unit.estimatedTokens)
    }

    private mutating func add(_ unit: RefinementUnit, at index: Int) {
        indices.append(index)
        units.append(unit)
        clusters += unit.indices.count
        tokens += unit.estimatedTokens
    }
}
