internal import CreativeModel

/// The match of one platform with a header.
struct HeaderMatch: Sendable {
    let platform: Platform
    /// The titles as written.
    let header: [String]
    /// The columns of each field that was found. Only fields that join columns, and an amount in several currencies, have several.
    var columns: [ImportField: [Int]] = [:]
    /// The currencies that titles name, by column.
    var currencies: [Int: CurrencyCode] = [:]
    /// The known columns, used or not, each with the first field that its title can have.
    var known: [Int: ImportField] = [:]
    /// Pairs of columns with the same title, at least one of which is used.
    var repeated: [(first: Int, second: Int)] = []
    /// The language of most titles.
    var language = Language.any

    /// The number of columns that the platform knows.
    var score: Int { known.count }

    /// Whether the header has columns that the platform does not know.
    var hasUnknownColumns: Bool { header.indices.contains { known[$0] == nil && !header[$0].isEmpty } }

    /// Returns whether a field was found.
    func has(_ field: ImportField) -> Bool { columns[field] != nil }

    /// Whether the header identifies ads and has further data about them.
    var isEnough: Bool {
        guard platform.required.allSatisfy(has), platform.oneOf.allSatisfy({ $0.contains(where: has) }) else {
            return false
        }
        if !platform.weak.isEmpty, Set(columns.keys).isSubset(of: platform.weak), hasUnknownColumns {
            return false
        }
        return columns.keys.contains { $0.metric != nil || $0.isDescription && !Self.saysLittle.contains($0) }
    }

    /// Whether the header identifies ads.
    var namesAds: Bool { has(.id) || has(.product) || Platform.adLevel.contains(where: has) }

    private static let saysLittle: Set<ImportField> = [
        .status, .campaignID, .adGroupID, .width, .height, .size, .format, .country,
    ]
}

extension HeaderMatch {
    /// Matches a platform against a header.
    init(_ index: PlatformIndex.Entry, header: [String], titles: HeaderTitles) {
        platform = index.platform
        self.header = header
        var languages: [Language: Int] = [:]
        for list in index.lists {
            var found: [Int] = []
            for title in list.titles {
                let matches = title.pattern.columns(in: titles)
                for match in matches {
                    if known[match.column] == nil {
                        known[match.column] = list.field
                        if title.language != .any { languages[title.language, default: 0] += 1 }
                    }
                    if let currency = match.currency ?? titles.texts[match.column].currency {
                        currencies[match.column] = currency
                    }
                }
                guard let first = matches.first else { continue }
                if title.pattern.isNumbered, list.field.joinsColumns {
                    found += matches.map(\.column).filter { !found.contains($0) }
                } else if found.isEmpty, columns[list.field] == nil {
                    found = title.pattern.namesCurrency ? matches.map(\.column) : [first.column]
                    if matches.count > 1, !title.pattern.namesCurrency {
                        repeated.append((first.column, matches[1].column))
                    }
                }
            }
            guard !found.isEmpty else { continue }
            if let before = columns[list.field] {
                // `AdDescription` is followed by `AdDescription2`.
                if list.isNumbered { columns[list.field] = before + found.filter { !before.contains($0) } }
            } else {
                columns[list.field] = found
            }
        }
        columns[.ignored] = nil
        if columns[.allClicks] == columns[.clicks] { columns[.allClicks] = nil }
        language =
            Language.allCases.reversed().max { languages[$0, default: 0] < languages[$1, default: 0] } ?? .any
        if languages.isEmpty { language = .any }
    }
}

/// The titles of one header, for lookup.
struct HeaderTitles {
    let texts: [TitleText]
    /// The columns of each title.
    let columns: [String: [Int]]

    init(_ header: [String]) {
        texts = header.map(TitleText.init)
        var columns: [String: [Int]] = [:]
        for (column, title) in texts.enumerated() { columns[title.text, default: []].append(column) }
        self.columns = columns
    }
}

/// The titles of all platforms, folded once.
struct PlatformIndex: Sendable {
    struct Title: Sendable {
        var language: Language
        var pattern: TitlePattern
    }

    struct List: Sendable {
        var field: ImportField
        var titles: [Title]
        /// Whether the field joins numbered columns.
        var isNumbered: Bool
    }

    struct Entry: Sendable {
        var platform: Platform
        var lists: [List]
    }

    let entries: [Entry]
    /// All titles without a number or currency.
    let titles: Set<String>

    static let shared = PlatformIndex(Platform.all)

    init(_ platforms: [Platform]) {
        // Most titles are shared.
        var patterns: [String: TitlePattern] = [:]
        func pattern(_ title: String) -> TitlePattern {
            if let known = patterns[title] { return known }
            let pattern = TitlePattern(title)
            patterns[title] = pattern
            return pattern
        }
        entries = platforms.map { platform in
            let lists = platform.titles.map { list in
                List(
                    field: list.field,
                    titles: list.titles.map { Title(language: $0.language, pattern: pattern($0.title)) },
                    isNumbered: list.field.joinsColumns && list.titles.contains { $0.title.contains("{n}") })
            }
            return Entry(platform: platform, lists: lists)
        }
        titles = Set(patterns.values.lazy.filter(\.isExact).map(\.text))
    }

    /// Returns whether a row may be a header: at least two, and one in eight, of its cells are titles of some platform.
    func mayBeHeader(_ titles: HeaderTitles) -> Bool {
        let known = titles.texts.count { self.titles.contains($0.text) }
        return known >= min(2, titles.texts.count) && known * 8 >= titles.texts.count
    }

    /// Returns the matches of all platforms with a header, the best first. Equal matches keep the order of the platforms.
    func matches(_ header: [String], _ titles: HeaderTitles, format: String?) -> [HeaderMatch] {
        entries.lazy.filter { format == nil || $0.platform.format == format }
            .map { HeaderMatch($0, header: header, titles: titles) }
            .enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }
}

/// A platform's title, to be matched against a header.
struct TitlePattern: Sendable {
    /// The title, or the part before its number or currency, folded.
    let text: String
    private let after: String
    /// Whether it has a number.
    let isNumbered: Bool
    /// Whether it has a currency.
    let namesCurrency: Bool

    var isExact: Bool { !isNumbered && !namesCurrency }

    init(_ title: String) {
        isNumbered = title.contains("{n}")
        namesCurrency = title.contains("{currency}")
        guard let range = title.firstRange(of: isNumbered ? "{n}" : "{currency}") else {
            (text, after) = (TitleText(title).text, "")
            return
        }
        // With a marker at the end, spaces next to the number are kept.
        text = String(TitleText.folded(title[..<range.lowerBound].replacing("_", with: " ") + "|").dropLast())
        after = String(
            TitleText.folded("|" + title[range.upperBound...].replacing("_", with: " ")).dropFirst())
    }

    /// Returns the columns with this title. Numbered columns are in the order of their numbers.
    func columns(in titles: HeaderTitles) -> [(column: Int, currency: CurrencyCode?)] {
        guard !isExact else { return titles.columns[text]?.map { ($0, nil) } ?? [] }
        var found: [(column: Int, number: Int, currency: CurrencyCode?)] = []
        for (column, title) in titles.texts.enumerated() {
            let title = title.text
            guard title.hasPrefix(text), title.hasSuffix(after), title.count > text.count + after.count else {
                continue
            }
            let middle = title.dropFirst(text.count).dropLast(after.count)
            if isNumbered {
                guard middle.utf8.count <= 3, middle.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                    let number = Int(middle)
                else { continue }
                found.append((column, number, nil))
            } else if let currency = CurrencySign.code(middle.uppercased().utf8) {
                found.append((column, 0, currency))
            }
        }
        return found.sorted { ($0.number, $0.column) < ($1.number, $1.column) }.map {
            ($0.column, $0.currency)
        }
    }
}
