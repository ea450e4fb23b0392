/// What one request may hold.
struct BatchSize: Sendable {
    /// The most clusters: what an answer can speak of before it is cut off.
    var clusters: Int
    /// The most tokens of data.
    var tokens: Int

    func fits(clusters: Int, tokens: Int) -> Bool {
        clusters <= self.clusters && tokens <= self.tokens
    }
}

/// Units that are asked about in one request.
struct RefinementBatch: Sendable {
    /// Places of the units.
    var places: [Int] = []
    var units: [RefinementUnit] = []
    private var clusters = 0
    private var tokens = 0

    /// Fills batches in order; a unit is never divided, and one that is larger than a batch has one of its own.
    static func batches(of places: [Int], in units: [RefinementUnit], size: BatchSize) -> [RefinementBatch] {
        var batches: [RefinementBatch] = []
        for place in places {
            let unit = units[place]
            if batches.last?.hasRoom(for: unit, size) != true { batches.append(RefinementBatch()) }
            batches[batches.count - 1].add(unit, at: place)
        }
        return batches
    }

    private func hasRoom(for unit: RefinementUnit, _ size: BatchSize) -> Bool {
        let isNew = units.allSatisfy { $0.byKey.keys.allSatisfy { unit.byKey[$0] == nil } }
        return isNew && units.allSatisfy { $0.seat == unit.seat }
            && size.fits(clusters: clusters + unit.places.count, tokens: tokens + unit.estimatedTokens)
    }

    private mutating func add(_ unit: RefinementUnit, at place: Int) {
        places.append(place)
        units.append(unit)
        clusters += unit.places.count
        tokens += unit.estimatedTokens
    }
}
