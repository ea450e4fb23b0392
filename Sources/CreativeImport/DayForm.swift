internal import Foundation

/// The day format of a column map: in plain letters (`DD/MM/YYYY`, `yyyy-mm-dd`), or as in Unicode TR 35.
enum DayForm {
    /// Returns the pattern letters outside quotes.
    static func letters(of form: String) -> Set<Character> {
        var letters: Set<Character> = []
        var isQuoted = false
        for character in form {
            if character == "'" { isQuoted.toggle() }
            if !isQuoted, character.isASCII, character.isLetter { letters.insert(character) }
        }
        return letters
    }

    /// Returns the format in the letters of TR 35. There, `Y` is the year of a week, `D` the day of the year and `m` minutes, none of which is
    /// intended in a day.
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
            // In `yyyy-mm-dd hh:mm`, `mm` is months before the hour and minutes after it.
            case "m" where !hasMonth && !sawHour: result.append("M")
            case "H", "h", "K", "k":
                sawHour = true
                result.append(character)
            default: result.append(character)
            }
        }
        return result
    }

    /// Returns the problem with a format: a missing part of the day, which would be filled with a fixed value.
    ///
    /// - Returns: `nil` if the format contains year, month and day.
    static func problem(with form: String) -> String? {
        let letters = letters(of: normalised(form))
        if letters.contains("Y") { return "“Y” is the year of a week; “yyyy” is the year" }
        if letters.contains("D") { return "both “D” and “d” are used; “dd” is the day of the month" }
        for (part, isThere) in [
            ("year", letters.contains("y") || letters.contains("u")),
            ("month", letters.contains("M") || letters.contains("L")), ("day", letters.contains("d")),
        ] where !isThere {
            return "it has no \(part)"
        }
        return nil
    }
}
