/// Facets that are known by their form: sizes, durations, ages, versions and dates.
enum FacetPattern {
    /// Returns the kind of a part of a name, or `nil` if its form says nothing.
    ///
    /// - Parameter text: The part in lower case, without spaces.
    static func kind(of text: String) -> FacetKind? {
        guard text.utf8.count <= 24, text.utf8.contains(where: isDigit) else { return nil }
        if text.contains(isSize) { return .size }
        if text.contains(isDuration) { return .duration }
        if text.contains(isAudience) { return .audience }
        if DateForm.isDate(text) { return .date }
        if text.contains(isVersion) { return .version }
        return numberedWord(text)
    }

    /// Returns the year in a part of a name that is a year, or a year with a month or a quarter.
    static func year(in text: String) -> String? {
        let digits = text.split { !$0.isASCIIDigit }
        guard let year = digits.first(where: { $0.count == 4 && isYear($0) }) else { return nil }
        // A day is when an ad was made. It does not name an edition of the campaign.
        return digits.count <= 2 ? String(year) : nil
    }

    static func isYear(_ text: some StringProtocol) -> Bool {
        text.count == 4 && text.hasPrefix("20") && text.allSatisfy(\.isASCIIDigit)
    }

    /// `1080x1920`, `9x16`, `9:16`, `1.91:1`, `1080p`.
    nonisolated(unsafe) private static let isSize =
        /^(?:[0-9]{1,4}(?:\.[0-9]{1,2})?[x×:][0-9]{1,4}(?:px)?|(?:480|720|1080|2160)p|4k)$/
    /// `15s`, `15sec`, `:15`, `1min`.
    nonisolated(unsafe) private static let isDuration =
        /^(?::[0-9]{1,2}|[0-9]{1,3}(?:s|sec|secs|seconds?|sek|seg|min|mins|"))$/
    /// `25-44`, `18+`, `18-65+`, `1%`, `30d`, `180days`, `lal1%`, `f25-44`.
    nonisolated(unsafe) private static let isAudience =
        /^(?:[mf]?[1-6][0-9](?:[-–][1-9][0-9]\+?|\+)|(?:lal|lla|lookalike)?[0-9]{1,2}(?:-[0-9]{1,2})?%|[0-9]{1,3}(?:d|j|days?|tage|dias|jours|giorni|gun))$/
    /// `v2`, `ver3`, `r1`, `#4`, `02`.
    nonisolated(unsafe) private static let isVersion =
        /^(?:(?:v|ver|version|r|rev|t|test|var|iter|#)[-.]?[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?|[0-9]{1,3})$/

    /// Returns the kind of a word of naming conventions with a number: `hook3`, `video12`, `h2`, `img04`, `3video`.
    private static func numberedWord(_ text: String) -> FacetKind? {
        let letters = text.filter(\.isLetter)
        let digits = text.count { $0.isASCIIDigit }
        guard digits > 0, digits <= 3, !letters.isEmpty,
            text.drop(while: \.isLetter).allSatisfy({ !$0.isLetter })
                || text.drop(while: \.isASCIIDigit).allSatisfy({ !$0.isASCIIDigit })
        else { return nil }
        if let kind = FacetWords.kind(of: letters) ?? FacetWords.introductions[letters] { return kind }
        switch letters {
        case "h", "hk", "c", "k": return .hook
        case "ad", "ads", "anzeige", "anuncio", "annonce", "no", "nr", "st", "ver": return .version
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The forms of days, weeks, months and quarters in names.
enum DateForm {
    /// Whether a part of a name is a date, in lower case and without spaces.
    static func isDate(_ text: String) -> Bool {
        if FacetPattern.isYear(text) { return true }
        if text.contains(numeric) || text.contains(period) { return true }
        let word = text.filter(\.isLetter)
        return months.contains(FoldedText.letters(of: word))
            && text.filter { !$0.isLetter }.allSatisfy { $0.isASCIIDigit || "-./'’".contains($0) }
    }

    /// Whether a part of a name is the name of a month.
    static func isMonth(_ folded: String) -> Bool { months.contains(folded) }

    /// `2026-06-01`, `20260601`, `260601`, `01.06.26`, `06/2026`, `2026-06`, `0626`.
    nonisolated(unsafe) private static let numeric =
        /^(?:20[0-9]{2}[-.\/]?[01][0-9](?:[-.\/]?[0-3][0-9])?|[0-3]?[0-9][-.\/][0-3]?[0-9](?:[-.\/](?:20)?[0-9]{2})?|[0-3]?[0-9][-.\/]20[0-9]{2}|[0-9]{2}[01][0-9][0-3][0-9]|[0-3][0-9][01][0-9](?:20)?2[0-9]|[01][0-9]2[0-9])$/
    /// `q3`, `q3-26`, `h1 2026`, `kw32`, `w32`, `cw14`, `fy26`.
    nonisolated(unsafe) private static let period =
        /^(?:20[0-9]{2}-?)?(?:q[1-4]|fy|kw[0-5]?[0-9]|cw[0-5]?[0-9]|wk[0-5]?[0-9]|w[0-5][0-9]|week[0-5]?[0-9])[-\/']?(?:20)?(?:2[0-9])?$/

    private static let months: Set<String> = [
        "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul",
        "july",
        "aug", "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december",
        "januar", "februar", "marz", "mai", "juni", "juli", "okt", "oktober", "dez", "dezember",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre", "janeiro", "fevereiro", "marco", "maio", "junho", "julho", "setembro",
        "outubro",
        "novembro", "dezembro", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre",
        "octobre", "novembre", "decembre", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio",
        "settembre", "ottobre", "dicembre", "ocak", "subat", "nisan", "mayis", "haziran", "temmuz", "agustos",
        "eylul", "ekim", "kasim", "aralik",
    ]
}
