internal import CreativeModel
internal import Foundation

/// The values of a creative from all rows of an import, merged so that the order of the rows has no effect.
///
/// Each value comes from the row with the latest date of its own. Among rows with the same date, and among those without one, the
/// largest value wins. Rows without a date rank below all others. Each value is thus a maximum of (date, value), so that rows can be
/// processed in any order.
struct DescribedCreative {
    private(set) var creative: Creative
    /// Whether any row describes the creative, rather than only naming it.
    private(set) var isDescribed = false
    /// The date of the rows with all values, as long as they share one.
    private var date = Self.undated
    /// The date of each value, in the order used by ``describe(_:on:)``. Empty while all values have ``date``.
    private var dates: [Double] = []

    /// The date of a row without one.
    static let undated = -Double.infinity

    /// Creates a creative that has only been named so far.
    init(key: CreativeKey) {
        creative = Creative(key: key)
    }

    /// Moves the creative out, leaving only its key.
    mutating func take() -> Creative {
        defer { creative = Creative(key: creative.key) }
        return creative
    }

    /// The key. If an ID has several spellings, the largest.
    var key: CreativeKey { creative.key }

    /// Adopts another spelling of the same key if it is larger. Unicode has several forms of one text, which compare equal; without a
    /// rule, the first row would determine which one is kept.
    ///
    /// - Returns: Whether the spelling was adopted.
    mutating func respell(as key: CreativeKey) -> Bool {
        let spelled = CreativeKey(
            seat: creative.key.seat.larger(key.seat), id: creative.key.id.larger(key.id))
        let isNew =
            !spelled.id.utf8.elementsEqual(creative.key.id.utf8)
            || !spelled.seat.utf8.elementsEqual(creative.key.seat.utf8)
        creative.key = spelled
        return isNew
    }

    /// Merges the values of a row.
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
        // Moved, not shared: a write would copy all values for every row.
        var choice = ValueChoice(date: date, dates: dates)
        dates = []
        choice.take(row, into: &creative)
        dates = choice.dates
    }

    /// Merges the values of other rows of the same creative.
    mutating func merge(_ other: DescribedCreative) {
        guard other.isDescribed else { return }
        guard isDescribed else {
            let key = creative.key
            self = other
            creative.key = key
            return
        }
        if other.dates.isEmpty {
            describe(other.creative, on: other.date)
            return
        }
        if dates.isEmpty { dates = Array(repeating: date, count: ValueChoice.valueCount) }
        var choice = ValueChoice(date: other.date, dates: dates, rowDates: other.dates)
        dates = []
        choice.take(other.creative, into: &creative)
        dates = choice.dates
    }
}

/// Chooses between the values of two rows, one value at a time.
private struct ValueChoice {
    /// The number of values of a description, without the key.
    static let valueCount = 24

    /// The date of all values of the other row, unless ``rowDates`` has one for each.
    private let rowDate: Double
    private let rowDates: [Double]
    private(set) var dates: [Double]
    private var index = 0

    init(date: Double, dates: [Double], rowDates: [Double] = []) {
        rowDate = date
        self.rowDates = rowDates
        self.dates = dates
    }

    mutating func take(_ row: Creative, into creative: inout Creative) {
        take(row.buyerCreativeID, into: &creative.buyerCreativeID)
        take(row.name, into: &creative.name)
        take(row.text, into: &creative.text)
        take(row.headline, into: &creative.headline)
        take(row.callToAction, into: &creative.callToAction)
        take(row.assetText, into: &creative.assetText)
        take(row.landingText, into: &creative.landingText)
        take(row.status, into: &creative.status)
        take(row.advertiser, into: &creative.advertiser)
        take(row.agency, into: &creative.agency)
        take(row.landingURL, into: &creative.landingURL)
        take(row.declaredDomain, into: &creative.declaredDomain)
        take(row.assetURL, into: &creative.assetURL)
        take(row.assetPath, into: &creative.assetPath)
        take(row.fileName, into: &creative.fileName)
        take(row.fileHash, into: &creative.fileHash)
        take(row.size, into: &creative.size)
        take(row.format, into: &creative.format)
        take(row.country, into: &creative.country)
        take(row.createdAt, into: &creative.createdAt)
        take(row.startsAt, into: &creative.startsAt)
        take(row.endsAt, into: &creative.endsAt)
        take(row.platformCampaign, into: &creative.platformCampaign)
        take(row.platformAdGroup, into: &creative.platformAdGroup)
    }

    private mutating func take<Value: Ranked>(_ value: Value?, into known: inout Value?) {
        defer { index += 1 }
        guard let value else { return }
        let date = rowDates.isEmpty ? rowDate : rowDates[index]
        let knownDate = known == nil || dates.isEmpty ? date : dates[index]
        if let kept = known, date < knownDate || date == knownDate && !kept.isBelow(value) { return }
        known = value
        if !dates.isEmpty { dates[index] = date }
    }
}

/// A value with a total order of its bytes.
private protocol Ranked {
    /// Returns whether another value is larger. Of two values that differ in any byte, exactly one is.
    func isBelow(_ other: Self) -> Bool
}

extension Ranked where Self: Comparable {
    func isBelow(_ other: Self) -> Bool { self < other }
}

extension Date: Ranked {}
extension CreativeSize: Ranked {}

extension String: Ranked {
    /// Compares bytes, since texts that differ only in Unicode form are equal under `<`.
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
