internal import Foundation

/// The form of days in a column map: as people write it (`DD/MM/YYYY`, `yyyy-mm-dd`), or as Unicode TR 35 does.
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

    /// The form in the letters of TR 35, whose `Y` is the year of a week, whose `D` is the day of the year, and whose `m` are minutes:
    /// nobody means those in a day.
    static func normalised(_ form: String) -> String {
        let letters = letters(of: form)
        let hasMonth = letters.contains("M") || letters.contains("L")
        var result = ""
        var isQuoted = false
        var sawHour = false
        for character in form {
            if character == "'" { isQuoted.toggle() }
            if isQuoted {
                result.append(character)
                continue
            }
            switch character {
            case "Y" where !letters.contains("w"): result.append("y")
            case "D" where !letters.contains("d"): result.append("d")
            // `yyyy-mm-dd hh:mm` has months before the hour and minutes behind it.
            case "m" where !hasMonth && !sawHour: result.append("M")
            case "H", "h", "K", "k":
                sawHour = true
                result.append(character)
            default: result.append(character)
            }
        }
        return result
    }

    /// What is wrong with a form: a part of the day that is missing and would be filled with that of some fixed day.
    ///
    /// - Returns: `nil` where it says a whole day.
    static func problem(with form: String) -> String? {
        let letters = letters(of: normalised(form))
        if letters.contains("Y") { return "“Y” is the year of a week; “yyyy” is the year" }
        if letters.contains("D") { return "“D” and “d” both stand there; “dd” is the day of the month" }
        for (part, isThere) in [
            ("year", letters.contains("y") || letters.contains("u")),
            ("month", letters.contains("M") || letters.contains("L")), ("day", letters.contains("d")),
        ] where !isThere {
            return "it has no \(part)"
        }
        return nil
    }
}
