/// Gives each distinct value a small index, in the order of first sight.
struct Interner<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var indices: [Value: Int] = [:]

    func index(of value: Value) -> Int? { indices[value] }

    mutating func intern(_ value: Value) -> Int {
        if let index = indices[value] { return index }
        indices[value] = values.count
        values.append(value)
        return values.count - 1
    }

    subscript(index: UInt16) -> Value { values[Int(index)] }
}

extension PerformanceTable {
    /// The words that rows name by index.
    struct Vocabulary: Sendable {
        var geos = Interner<String>()
        var currencies = Interner<CurrencyCode>()
        var timeZones = Interner<String>()

        /// For each index of another vocabulary, the index here.
        struct Translation {
            var geos: [UInt16]
            var currencies: [UInt16]
            var timeZones: [UInt16]
        }

        mutating func merge(_ other: Vocabulary) -> Translation {
            Translation(
                geos: other.geos.values.map { UInt16(geos.intern($0)) },
                currencies: other.currencies.values.map { UInt16(currencies.intern($0)) },
                timeZones: other.timeZones.values.map { UInt16(timeZones.intern($0)) })
        }
    }
}
