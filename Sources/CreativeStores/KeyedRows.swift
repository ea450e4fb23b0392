package import CreativeModel

/// A row that belongs to one creative.
package protocol KeyedRow: Sendable, Equatable {
    var creative: CreativeKey { get }
}

/// Rows by creative, at most one each. Works like a dictionary whose values hold their keys, in half
/// the memory.
package struct KeyedRows<Row: KeyedRow>: Sendable, Equatable {
    /// The rows, in no particular order.
    package private(set) var rows: [Row] = []
    private var numbers = SlotTable()

    package init() {}

    /// Creates a table of rows of different creatives.
    package init(_ rows: [Row]) {
        for row in rows { self[row.creative] = row }
    }

    /// The row of a creative.
    ///
    /// - Precondition: A new row belongs to the creative with this key.
    package subscript(key: CreativeKey) -> Row? {
        get { number(of: key).map { rows[$0] } }
        set {
            precondition(
                newValue.map { $0.creative == key } ?? true, "a row must be stored under its own key")
            let hash = key.hashValue
            switch (number(of: key, hash: hash), newValue) {
            case (let number?, let row?): rows[number] = row
            case (nil, let row?):
                numbers.insert(rows.count, hash: hash) { [rows] in rows[$0].creative.hashValue }
                rows.append(row)
            case (let number?, nil): remove(number)
            case (nil, nil): break
            }
        }
    }

    /// Removes a row and moves the last row into its position.
    private mutating func remove(_ number: Int) {
        numbers.remove(number, hash: rows[number].creative.hashValue)
        let last = rows.count - 1
        if number != last {
            numbers.remove(last, hash: rows[last].creative.hashValue)
            rows[number] = rows[last]
            numbers.insert(number, hash: rows[number].creative.hashValue) { [rows] in
                rows[$0].creative.hashValue
            }
        }
        rows.removeLast()
    }

    /// Returns whether a creative has a row.
    func contains(_ key: CreativeKey) -> Bool { number(of: key) != nil }

    /// Reserves capacity for the first rows, which are many: growing step by step would copy them, and use twice their memory.
    mutating func reserveFirst(_ count: Int) {
        guard rows.isEmpty else { return }
        rows.reserveCapacity(count)
        numbers.reserve(count) { _ in 0 }
    }

    private func number(of key: CreativeKey) -> Int? {
        guard !rows.isEmpty else { return nil }
        return number(of: key, hash: key.hashValue)
    }

    private func number(of key: CreativeKey, hash: Int) -> Int? {
        numbers.first(hash) { rows[$0].creative == key }
    }

    /// Returns whether both have the same rows, in any order.
    package static func == (left: Self, right: Self) -> Bool {
        guard left.rows.count == right.rows.count else { return false }
        return left.rows == right.rows || left.rows.allSatisfy { right[$0.creative] == $0 }
    }
}

extension Assignment: KeyedRow {}
