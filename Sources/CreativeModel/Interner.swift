/// Gives each distinct value a small index, in the order of first sight.
package struct Interner<Value: Hashable & Sendable>: Sendable {
    package private(set) var values: [Value] = []
    private var indices = SlotTable()

    package init() {}

    package func index(of value: Value) -> Int? {
        guard !values.isEmpty else { return nil }
        return indices.first(value.hashValue) { values[$0] == value }
    }

    package mutating func intern(_ value: Value) -> Int {
        let hash = value.hashValue
        if let index = indices.first(hash, where: { values[$0] == value }) { return index }
        indices.insert(values.count, hash: hash) { [values] in values[$0].hashValue }
        values.append(value)
        return values.count - 1
    }

    package subscript(index: UInt32) -> Value { values[Int(index)] }
}

extension PerformanceTable {
    /// What many rows have in common. Each combination that occurs is kept once, and rows name it by one
    /// index of 32 bits: an index for each of the three would make rows larger, or run out of geos where a
    /// source names cities or post codes.
    package struct Setting: Hashable, Sendable {
        package var geo: String
        package var currency: CurrencyCode
        package var timeZone: String

        package init(geo: String, currency: CurrencyCode, timeZone: String) {
            (self.geo, self.currency, self.timeZone) = (geo, currency, timeZone)
        }

        /// The order inside a period: the time zone is no part of the key.
        func precedes(_ other: Self) -> Bool {
            geo == other.geo ? currency < other.currency : geo < other.geo
        }
    }
}
