internal import CreativeModel
internal import Foundation

/// The period in which a creative runs, in seconds since 1970.
struct Flight: Sendable, Hashable {
    var start: Double
    /// The end; infinite if it is unknown and the creative still runs.
    var end: Double
    /// Whether both ends are known to the second. Such a pair is practically unique.
    var isExact: Bool

    /// Creates the flight of a creative, or `nil` if no date is known.
    ///
    /// A start without an end means that the creative still ran when the data was collected. If only
    /// the creation date is known, the creative is assumed to run for `assumedDays`.
    init?(_ creative: Creative, assumedDays: Double) {
        if let starts = creative.startsAt {
            let first = starts.timeIntervalSince1970
            start = first
            end = creative.endsAt.map { max(first, $0.timeIntervalSince1970) } ?? .infinity
            isExact = creative.endsAt != nil
        } else if let created = creative.createdAt {
            start = created.timeIntervalSince1970
            end = start + assumedDays * 86_400
            isExact = false
        } else {
            return nil
        }
    }

    /// Returns the pause between two flights in days, 0 if they overlap.
    func pause(to other: Flight) -> Double {
        max(0, max(start, other.start) - min(end, other.end)) / 86_400
    }
}
