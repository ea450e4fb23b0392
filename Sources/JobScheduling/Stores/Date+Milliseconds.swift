package import Foundation

/// Times as stores of jobs keep them: whole milliseconds since 1970. Rounding keeps their order, so that what is due by the
/// clock is due by what is kept.
extension Date {
    /// A time that was kept.
    package init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// What is kept of a time; one that no calendar has becomes the nearest that is far away.
    package var milliseconds: Int64 {
        let exact = (timeIntervalSince1970 * 1000).rounded()
        return exact.isNaN ? Int64(Self.farthest) : Int64(min(max(exact, -Self.farthest), Self.farthest))
    }

    /// The time as it is kept.
    var inWholeMilliseconds: Date { Date(milliseconds: milliseconds) }

    /// More than 30,000 years.
    private static let farthest = 1e15
}
