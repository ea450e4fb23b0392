internal import CreativeModel
internal import Foundation

/// What the rows of one import say about a creative, joined so that the order of the rows changes nothing.
///
/// Each value is that of the row with the latest date of its own; among rows of one date, and among those without, it
/// is the largest. Rows without a date come before all others. For each value that is a maximum of (date, value), so
/// that rows can be taken in any order.
struct DescribedCreative {
    private(set) var creative: Creative
    /// Whether any row described it, rather than only naming it.
    private(set) var isDescribed = false
    /// The date of the rows that every value is from, while they are all of one.
    private var date = Self.undated
    /// The date of each value, in the order in which ``describe(_:on:)`` goes through them; empty while all have ``date``.
    private var dates: [Double] = []

    /// The date of a row that has none.
    static let undated = -Double.infinity

    /// Makes a creative that rows have only named so far.
    init(key: CreativeKey) {
        creative = Creative(key: key)
    }

    /// Moves the creative out; only its key remains.
    mutating func take() -> Creative {
        defer { creative = Creative(key: creative.key) }
        return creative
    }

    /// The key; of several spellings of one id, the largest.
    var key: CreativeKey { creative.key }

    /// Takes another spelling of the same key over where that is larger. Unicode has several forms of one text, and
    /// they are equal; without a rule, the first row would decide which one is kept.
    ///
    /// - Returns: Whether it was.
    mutating func respell(as key: CreativeKey) -> Bool {
        let spelled = CreativeKey(
            seat: creative.key.seat.larger(key.seat), id: creative.key.id.larger(key.id))
        let isNew =
            !spelled.id.utf8.elementsEqual(creative.key.id.utf8)
            || !spelled.seat.utf8.elementsEqual(creative.key.seat.utf8)
        creative.key = spelled
        return isNew
    }

    /// Takes over what a row says.
    ///
    /// - Parameters:
    ///   - row: The description in the row.
    ///   - date: The row's own date in seconds since 1970, or ``undated``.
    mutating func describe(_ row: Creative, on date: Double) {
        if !isDescribed {
            isDescribed = true
            let key = creative.key
            creative = row
            creative.key = key
            self.date = date
            return
        }
        if dates.isEmpty, date != self.date {
            dates = Array(repeating: self.date, count: ValueChoice.valueCount)
        }
        // Moved, not shared: writing would copy all of them for every row.
        var choice = ValueChoice(date: date, dates: dates)
        dates = []
        choice.take(row.buyerCreativeID, into: &creative.buyerCreativeID)
        choice.take(row.name, into: &creative.name)
        choice.take(row.text, into: &creative.text)
        choice.take(row.headline, into: &creative.headline)
        choice.take(row.callToAction, into: &creative.callToAction)
        choice.take(row.assetText, into: &creative.assetText)
        choice.take(row.landingText, into: &creative.landingText)
        choice.take(row.status, into: &creative.status)
        choice.take(row.advertiser, into: &creative.advertiser)
        choice.take(row.agency, into: &creative.agency)
        choice.take(row.landingURL, into: &creative.landingURL)
        choice.take(row.declaredDomain, into: &creative.declaredDomain)
        choice.take(row.assetURL, into: &creative.assetURL)
        choice.take(row.assetPath, into: &creative.assetPath)
        choice.take(row.fileName, into: &creative.fileName)
        choice.take(row.fileHash, into: &creative.fileHash)
        choice.take(row.size, into: &creative.size)
        choice.take(row.format, into: &creative.format)
        choice.take(row.country, into: &creative.country)
        choice.take(row.createdAt, into: &creative.createdAt)
        choice.take(row.startsAt, into: &creative.startsAt)
        choice.take(row.endsAt, into: &creative.endsAt)
        dates = choice.dates
    }
}

/// Chooses between the values that two rows have, one after another.
private struct ValueChoice {
    /// How many values a description has besides its key.
    static let valueCount = 22

    let date: Double
    var dates: [Double]
    private var index = 0

    init(date: Double, dates: [Double]) {
        self.date = date
        self.dates = dates
    }

    mutating func take<Value: Ranked>(_ value: Value?, into known: inout Value?) {
        defer { index += 1 }
        guard let value else { return }
        let knownDate = known == nil || dates.isEmpty ? date : dates[index]
        if let kept = known, date < knownDate || date == knownDate && !kept.isBelow(value) { return }
        known = value
        if !dates.isEmpty { dates[index] = date }
    }
}

/// Values in a total order of their bytes.
private protocol Ranked {
    /// Whether another value is larger. Of two values that are not the same in every byte, one is.
    func isBelow(_ other: Self) -> Bool
}

extension Ranked where Self: Comparable {
    func isBelow(_ other: Self) -> Bool { self < other }
}

extension Date: Ranked {}
extension CreativeSize: Ranked {}

extension String: Ranked {
    /// Compares bytes, since texts that differ only in their form of Unicode are equal to `<`.
    func isBelow(_ other: String) -> Bool {
        let order = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right -> Bool in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return left.count < right.count
                }
                let order = memcmp(first, second, min(left.count, right.count))
                return order < 0 || order == 0 && left.count < right.count
            }
        }
        return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }

    func larger(_ other: String) -> String { isBelow(other) ? other : self }
}

extension CreativeFormat: Ranked {
    func isBelow(_ other: Self) -> Bool { rawValue.isBelow(other.rawValue) }
}

extension CreativeStatus: Ranked {
    func isBelow(_ other: Self) -> Bool { rawValue.isBelow(other.rawValue) }
}
