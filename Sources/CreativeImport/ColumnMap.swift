public import Foundation

/// Tells which columns of a file hold what, so that a file of any origin can be read.
///
/// ```json
/// {
///   "columns": { "id": "Ad", "landing_url": "Final URL", "day": "Date", "spend": "Cost", "headline": ["Line 1", "Line 2"] },
///   "delimiter": ";",
///   "day_format": "DD.MM.YYYY",
///   "decimal": ","
/// }
/// ```
///
/// Fields of a creative: `id` (required, unless `identity` is there), `seat`, `buyer_creative_id`, `name`, `text` (its copy),
/// `headline`, `call_to_action` (the words of its button), `asset_text` (what is said or written in its asset),
/// `landing_text` (the text of its landing page), `status` (`active`, `paused` and so on), `advertiser`, `agency`,
/// `landing_url`, `domain`, `asset_url`, `asset_path` (of the asset's file; a relative one counts from the folder
/// of the file), `file_name`, `file_hash`, `width`, `height`, `size`, `format`, `country`, `created_at`,
/// `starts_at`, `ends_at`, `campaign`, `campaign_id`, `ad_group`, `ad_group_id`, `product`. Fields of performance: `day`, or `week`
/// or `month` (its first day), or `range_start` and `range_end`; `geo`, `currency`, `impressions`, `clicks`,
/// `queries`, `bids`, `bids_in_auction`, `wins`, `video_starts`, `video_completions`, `conversions`,
/// `conversion_value`, `spend`, `spend_micros` (in whole millionths, where there is no `spend`). With metrics and no days, a row holds
/// lifetime totals. Fields of text can have several columns, whose texts are joined, a line each; of several headlines the first is
/// the headline, and the others are part of the copy.
public struct ColumnMap: Codable, Hashable, Sendable {
    /// For each field, the titles of its columns.
    public var columns: [String: ColumnTitles]
    /// What separates fields, one ASCII character; found from the file unless given.
    public var delimiter: String?
    /// The form of days and times, as people write it, such as `DD/MM/YYYY`, or as Unicode TR 35 does, such as `dd.MM.yyyy HH:mm`;
    /// found from the file unless given. It has year, month and day of the month, or the map is refused.
    public var dayFormat: String?
    /// The mark before fractions, a point or a comma; found from the file unless given.
    public var decimal: DecimalMark?
    /// The order of day and month, `dmy` or `mdy`; found from the file unless given.
    public var dateOrder: DateOrder?
    /// The line of the header, from 1; found unless given.
    public var headerRow: Int?
    /// The fields that tell ads apart where no column has their ids, such as `["campaign", "ad_group", "name"]`.
    public var identity: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case columns, delimiter, decimal, identity
        case dayFormat = "day_format"
        case dateOrder = "date_order"
        case headerRow = "header_row"
    }

    /// Makes a map.
    public init(columns: [String: ColumnTitles], delimiter: String? = nil, dayFormat: String? = nil) {
        self.columns = columns
        self.delimiter = delimiter
        self.dayFormat = dayFormat
    }

    /// Makes a map of fields with one column each.
    public init(columns: [String: String], delimiter: String? = nil, dayFormat: String? = nil) {
        self.init(
            columns: columns.mapValues { ColumnTitles([$0]) }, delimiter: delimiter, dayFormat: dayFormat)
    }

    /// Reads a map from a JSON file.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` or `invalidColumnMap`.
    public init(contentsOf file: URL) throws {
        let name = file.lastPathComponent
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw ImportError(.unreadableFile, file: name, "cannot be read")
        }
        try ColumnMapCheck.checkKeys(data, file: name)
        do { self = try JSONDecoder().decode(ColumnMap.self, from: data) } catch {
            throw ImportError(.invalidColumnMap, file: name, ColumnMapCheck.reason(for: error))
        }
        if let repeated = RepeatedMember.first(in: data) {
            throw ImportError(
                .invalidColumnMap, file: name, "names \(Quoted.text(repeated)) twice, expected each name once"
            )
        }
        try check(file: name)
    }

    func check(file: String) throws { try ColumnMapCheck.check(self, file: file) }

    /// Whether a byte can stand between fields: no quote, and no control character but the tab.
    static func canSeparate(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || ((0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\""))
    }
}

/// The titles of one field's columns: one, or several whose texts are joined. In JSON a text or a list of texts.
public struct ColumnTitles: Hashable, Sendable, Codable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
    /// The titles, in the order of their texts.
    public var titles: [String]

    /// Makes a list of titles.
    public init(_ titles: [String]) { self.titles = titles }

    /// Makes a list of one title.
    public init(stringLiteral title: String) { titles = [title] }

    /// Makes a list of titles.
    public init(arrayLiteral titles: String...) { self.titles = titles }

    /// Reads a text or a list of texts.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        titles = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
    }

    /// Writes a text, or a list of several.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if titles.count == 1 { try container.encode(titles[0]) } else { try container.encode(titles) }
    }
}

extension ColumnMap {
    /// How the map reads a header; `nil` where one of its columns is not there.
    func match(_ header: [String]) -> HeaderMatch? {
        let titles = MapTitles(header)
        var match = HeaderMatch(platform: platform, header: header)
        for (name, wanted) in columns {
            guard let field = ImportField(name: name) else { return nil }
            var found: [Int] = []
            for title in wanted.titles {
                let columns = titles.columns(of: title)
                guard let column = columns.first else { return nil }
                found.append(column)
                match.known[column] = match.known[column] ?? field
                match.currencies[column] = TitleText(header[column]).currency
                if columns.count > 1 { match.repeated.append((column, columns[1])) }
            }
            match.columns[field] = found
        }
        return match
    }

    /// How many of its titles a header has.
    func knownTitles(in header: [String]) -> Int {
        let titles = MapTitles(header)
        return columns.values.flatMap(\.titles).count { !titles.columns(of: $0).isEmpty }
    }

    /// The first title that a header lacks.
    func firstMissingTitle(in header: [String]) -> String? {
        let titles = MapTitles(header)
        return columns.sorted { $0.key < $1.key }.flatMap(\.value.titles).first {
            titles.columns(of: $0).isEmpty
        }
    }

    /// The map as what a platform is.
    private var platform: Platform {
        let fields = Set(columns.keys.compactMap(ImportField.init(name:)))
        let isLifetime = fields.isDisjoint(with: [.day, .week, .month, .rangeStart])
        return Platform(
            format: ImportFormat.columnMap.rawValue, name: "column map", titles: [],
            identity: (identity ?? []).compactMap(ImportField.init(name:)), isLifetime: isLifetime,
            hasBounds: fields.contains(.spendUpper) || fields.contains(.impressionsUpper), hasLists: true)
    }
}

/// The titles of a header as maps name them: exactly, else without case and differences of spaces.
private struct MapTitles {
    private var exact: [String: [Int]] = [:]
    private var loose: [String: [Int]] = [:]

    init(_ header: [String]) {
        for (column, title) in header.enumerated() {
            exact[title, default: []].append(column)
            loose[Self.loosened(title), default: []].append(column)
        }
    }

    func columns(of title: String) -> [Int] { exact[title] ?? loose[Self.loosened(title)] ?? [] }

    private static func loosened(_ title: String) -> String {
        title.lowercased().split { $0 == " " || $0 == "_" || $0 == "#" || $0 == "\t" || $0 == "\u{A0}" }
            .joined(separator: " ")
    }
}
