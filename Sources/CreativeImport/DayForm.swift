internal import Foundation

/// The form of days in a column map, as Unicode TR 35 writes it.
enum DayForm {
    /// The letters that stand for something, outside quotes.
    static func letters(of form: String) -> Set<Character> {
        var letters: Set<Character> = []
        var isQuoted = false
        for character in form {
            if character == "'" { isQuoted.toggle() }
            if !isQuoted, character.isASCII, character.isLetter { letters.insert(character) }
        }
        return letters
    }

    /// What is wrong with a form: letters that look like others, or a part of the day that is missing and would be filled
    /// with that of some fixed day.
    ///
    /// - Returns: `nil` where it says a whole day.
    static func problem(with form: String) -> String? {
        let letters = letters(of: form)
        if letters.contains("Y") { return "“Y” is the year of a week; “yyyy” is the year" }
        if letters.contains("D") { return "“D” is the day of the year; “dd” is the day of the month" }
        let hasMonth = letters.contains("M") || letters.contains("L")
        if !hasMonth, letters.contains("m") { return "“m” are minutes; “MM” is the month" }
        for (part, isThere) in [
            ("year", letters.contains("y") || letters.contains("u")), ("month", hasMonth),
            ("day", letters.contains("d")),
        ] where !isThere {
            return "it has no \(part)"
        }
        return nil
    }
}
