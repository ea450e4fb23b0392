/// A hash table that maps hashes to indices of an array that holds the elements.
///
/// Open addressing with linear probing (D. E. Knuth, *The Art of Computer Programming*, volume 3, section 6.4) over
/// 32-bit numbers takes 8 to 16 bytes per element, whereas a dictionary would store each element a second time. Several
/// elements may have the same hash; callers compare them.
package struct SlotTable: Sendable {
    /// The number plus one, ``free`` or ``removed``.
    @usableFromInline var slots: [UInt32] = []
    /// The number of slots that are not free.
    private var used = 0
    @usableFromInline var count = 0

    @usableFromInline static let free: UInt32 = 0
    @usableFromInline static let removed = UInt32.max

    package init() {}

    /// Returns the first number with a hash that satisfies a predicate.
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

    /// Inserts a number.
    ///
    /// - Parameters:
    ///   - number: The number, below 2³² − 2, which is more than fits in memory.
    ///   - hashOf: Returns the hash of any number in the table.
    package mutating func insert(_ number: Int, hash: Int, hashOf: (Int) -> Int) {
        reserve(1, hashOf: hashOf)
        insert(UInt32(number + 1), hash)
        used += 1
        count += 1
    }

    /// Removes a number stored under a hash.
    package mutating func remove(_ number: Int, hash: Int) {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] != UInt32(number + 1) { slot = (slot + 1) & mask }
        slots[slot] = Self.removed
        count -= 1
    }

    /// Reserves capacity for additional numbers, so that fewer doublings rehash the table.
    package mutating func reserve(_ additional: Int, hashOf: (Int) -> Int) {
        if (used + additional) * 8 > slots.count * 5 { grow(by: additional, hashOf) }
    }

    private mutating func insert(_ entry: UInt32, _ hash: Int) {
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
            insert(entry, hashOf(Int(entry) - 1))
        }
    }
}

/// Assigns each distinct value a small index, in order of first occurrence.
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
    /// The values shared by many rows. Each combination is stored once, and rows refer to it with one 32-bit index.
    /// Three separate indices would make rows larger, or run out of geos if a source names cities or post codes.
    package struct Setting: Hashable, Sendable {
        package var geo: String
        package var currency: CurrencyCode
        package var timeZone: String

        package init(geo: String, currency: CurrencyCode, timeZone: String) {
            (self.geo, self.currency, self.timeZone) = (geo, currency, timeZone)
        }

        /// Returns whether the row precedes another one within a period. The time zone is not part of the key.
        func precedes(_ other: Self) -> Bool {
            geo == other.geo ? currency < other.currency : geo < other.geo
        }
    }
}
