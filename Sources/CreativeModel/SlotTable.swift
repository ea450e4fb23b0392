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
