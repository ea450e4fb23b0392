internal import Foundation

/// The clocks of a place: what they show, and when.
///
/// All times are whole seconds since 1970, in Greenwich (moments) or as the clocks count them (what they show).
/// No place of the time zone database changed its clocks twice within a week, so that a span of two days has one
/// change if the clocks differ at its ends, and none if not. Changes are found by the differences alone.
struct CronClock {
    let zone: TimeZone
    /// Farther from Greenwich than any clock: TimeZone has at most 18 hours.
    private static let farthest = 20 * 3_600
    /// Longer than clocks were ever set back: a day, where a place changed its side of the date line.
    private static let longestStep = 25 * 3_600

    /// By how much the clocks are ahead of Greenwich at a moment.
    func offset(at moment: Int) -> Int {
        let epoch = Int(Date.timeIntervalBetween1970AndReferenceDate)
        return zone.secondsFromGMT(for: Date(timeIntervalSinceReferenceDate: Double(moment - epoch)))
    }

    /// The latest time that the clocks have shown until a moment: later than what they show if they were set
    /// back since.
    func latest(until moment: Int) -> Int {
        let (before, now) = (offset(at: moment - Self.longestStep), offset(at: moment))
        guard before > now else { return moment + now }
        let change = change(between: moment - Self.longestStep, and: moment)
        return max(moment + now, change + before - 1)
    }

    /// The first moment after another at which the clocks show a time or a later one.
    func arrival(of time: Int, after moment: Int) -> Int {
        let (first, last) = (max(moment + 1, time - Self.farthest), time + Self.farthest)
        let (before, after) = (offset(at: first), offset(at: last))
        guard before != after else { return max(first, time - before) }
        let change = change(between: first, and: last)
        if time - before < change { return max(first, time - before) }
        return max(change, time - after)
    }

    /// The first moment with the difference that holds at the end of a span.
    private func change(between first: Int, and last: Int) -> Int {
        let after = offset(at: last)
        var (before, found) = (first, last)
        while found - before > 1 {
            let middle = before + (found - before) / 2
            if offset(at: middle) == after { found = middle } else { before = middle }
        }
        return found
    }
}
