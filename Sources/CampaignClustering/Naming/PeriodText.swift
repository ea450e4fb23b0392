internal import CreativeModel

/// Periods in the usual notation, in English for every locale, so that names are stable.
enum PeriodText {
    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static func short(_ month: Int) -> String { String(names[month - 1].prefix(3)) }

    /// Returns months, such as `Nov 2025`, `Nov–Dec 2025` or `Dec 2025–Jan 2026`.
    static func months(of days: ClosedRange<Day>) -> String {
        let (start, end) = (days.lowerBound.components, days.upperBound.components)
        if start.year != end.year {
            return "\(short(start.month)) \(start.year)–\(short(end.month)) \(end.year)"
        }
        let first = start.month == end.month ? "" : "\(short(start.month))–"
        return "\(first)\(short(end.month)) \(end.year)"
    }

    /// Returns days, such as `3 Nov 2025`, `3–9 Nov 2025`, `28 Nov–3 Dec 2025` or `28 Dec 2025–3 Jan
    /// 2026`.
    static func days(of days: ClosedRange<Day>) -> String {
        let (start, end) = (days.lowerBound.components, days.upperBound.components)
        let last = "\(end.day) \(short(end.month)) \(end.year)"
        if start == end { return last }
        if start.year != end.year { return "\(start.day) \(short(start.month)) \(start.year)–\(last)" }
        return start.month == end.month
            ? "\(start.day)–\(last)" : "\(start.day) \(short(start.month))–\(last)"
    }

    /// Returns the number of an English month, given by its full name or first three letters.
    static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        guard word.count >= 3 else { return nil }
        return names.firstIndex { name in
            let name = name.lowercased()
            return name == word || name.prefix(3) == word
        }.map { $0 + 1 }
    }

    /// Returns words without the months outside of a period, and without the numbers next to these.
    static func removingOtherMonths(from words: [String], period: ClosedRange<Day>?) -> [String] {
        guard let period, words.contains(where: { month($0) != nil }) else { return words }
        let (start, end) = (period.lowerBound.components, period.upperBound.components)
        let span = start.year * 12 + start.month...end.year * 12 + end.month
        var kept = words
        for index in words.indices.reversed() {
            guard let number = month(words[index]) else { continue }
            let year = words[index...].dropFirst().first.flatMap { $0.count == 4 ? Int($0) : nil }
            let years = year.map { $0...$0 } ?? start.year...end.year
            guard !years.contains(where: { span.contains($0 * 12 + number) }) else { continue }
            let next = index + 1
            if next < kept.count, kept[next].allSatisfy(\.isNumber) { kept.remove(at: next) }
            kept.remove(at: index)
            if index > 0, kept[index - 1].allSatisfy(\.isNumber) { kept.remove(at: index - 1) }
        }
        return kept
    }
}
