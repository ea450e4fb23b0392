internal import Foundation

/// How long a provider asks to wait: `Retry-After` of RFC 9110 in seconds or as a date, and `retry-after-ms`, which is more exact.
enum RetryAfter {
    static func delay(of headers: HTTPHeaders, now: Date) -> Duration? {
        if let text = headers["retry-after-ms"], let milliseconds = Double(text) {
            return delay(ofSeconds: milliseconds / 1_000)
        }
        guard let text = headers["retry-after"]?.trimmingCharacters(in: .whitespaces) else { return nil }
        if let seconds = Double(text) { return delay(ofSeconds: seconds) }
        return date(of: text).flatMap { delay(ofSeconds: $0.timeIntervalSince(now)) }
    }

    /// A delay as Google writes it: `13s`, `0.5s`.
    static func delay(ofText text: String) -> Duration? {
        text.hasSuffix("s") ? Double(text.dropLast()).flatMap(delay(ofSeconds:)) : nil
    }

    /// A year is as good as never, and what has passed is now: a duration cannot hold every number.
    private static func delay(ofSeconds seconds: Double) -> Duration? {
        seconds.isFinite ? .milliseconds(Int((min(max(seconds, 0), 31_536_000) * 1_000).rounded(.up))) : nil
    }

    /// The three forms that RFC 9110 (section 5.6.7) asks a reader to know.
    private static func date(of text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        for format in [
            "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
        ] {
            formatter.dateFormat = format
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}
