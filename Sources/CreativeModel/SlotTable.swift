/// Finds the numbers of things by their hashes: the index of a list that holds the things themselves.
///
/// Open addressing with linear probing (D. E. Knuth, *The Art of Computer Programming*, volume 3, section 6.4) over 32-bit numbers: 8 to
/// 16 bytes for each thing, where a dictionary would hold the thing a second time. Several may have one hash; callers compare.
package struct SlotTable: Sendable {
    /// A number and one, ``free`` or ``removed``.
    @usableFromInline var slots: [UInt32] = []
    /// How many slots are not free.
    private var used = 0
    @usableFromInline var count = 0

    @usableFromInline static let free: UInt32 = 0
    @usableFromInline static let removed = UInt32.max

    package init() {}

    /// The first number under a hash for which a condition holds.
    @inlinable
    package func first(_ hash: Int, where isWanted: (Int) -> Bool) -> Int? {
        guard count > 0 else { return nil }
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] != Self.free {
            if slots[slot] != Self.removed, isWanted(Int(slots[slot]) - 1) { return Int(slots[slot]) - 1 }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a number.
    ///
    /// - Parameters:
    ///   - number: Below 2³² − 2, more than memory holds.
    ///   - hashOf: The hash of each number that is here.
    package mutating func insert(_ number: Int, hash: Int, hashOf: (Int) -> Int) {
        reserve(1, hashOf: hashOf)
        place(UInt32(number + 1), hash)
        used += 1
        count += 1
    }

    /// Takes a number out that is here under a hash.
    package mutating func remove(_ number: Int, hash: Int) {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] != UInt32(number + 1) { slot = (slot + 1) & mask }
        slots[slot] = Self.removed
        count -= 1
    }

    /// Makes room for more numbers, so that not each doubling asks for all hashes again.
    package mutating func reserve(_ additional: Int, hashOf: (Int) -> Int) {
        if (used + additional) * 8 > slots.count * 5 { grow(by: additional, hashOf) }
    }

    private mutating func place(_ entry: UInt32, _ hash: Int) {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] != Self.free { slot = (slot + 1) & mask }
        slots[slot] = entry
    }

    private mutating func grow(by additional: Int, _ hashOf: (Int) -> Int) {
        let old = slots
        var capacity = 16
        while capacity * 5 < (count + additional) * 8 { capacity *= 2 }
        if additional == 1 { capacity *= 2 }
        slots = Array(repeating: Self.free, count: capacity)
        used = count
        for entry in old where entry != Self.free && entry != Self.removed {
            place(entry, hashOf(Int(entry) - 1))
        }
    }
}

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
