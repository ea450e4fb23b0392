internal import CreativeModel
internal import Foundation

/// When a creative runs, in seconds since 1970.
struct Flight: Sendable, Hashable {
    var start: Double
    /// Infinite where it runs on without a known end.
    var end: Double
    /// Whether both ends were given to the second: such a pair is as good as a signature.
    var isExact: Bool

    /// The flight of a creative, or `nil` where no date is known.
    ///
    /// A start without an end means that it still ran when the data was taken. A date of creation says
    /// less: the creative is assumed to run for `assumedDays`.
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

    /// The pause between two flights in days, 0 where they overlap.
    func pause(to other: Flight) -> Double {
        max(0, max(start, other.start) - min(end, other.end)) / 86_400
    }
}
