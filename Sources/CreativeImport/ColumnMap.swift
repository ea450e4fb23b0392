public import Foundation

/// Maps the columns of a file to fields, so that a file from any source can be read.
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
/// Fields of a creative: `id` (required, unless `identity` is given), `seat`, `buyer_creative_id`, `name`, `text` (its copy),
/// `headline`, `call_to_action` (the label of its button), `asset_text` (text spoken or shown in its asset), `landing_text` (the text of
/// its landing page), `status` (`active`, `paused` and so on), `advertiser`, `agency`, `landing_url`, `domain`, `asset_url`,
/// `asset_path` (the path of the asset's file; a relative path is resolved against the folder of the imported file), `file_name`,
/// `file_hash`, `width`, `height`, `size`, `format`, `country`, `created_at`, `starts_at`, `ends_at`, `campaign`, `campaign_id`,
/// `ad_group`, `ad_group_id`, `product`.
///
/// Fields of performance: `day`, or `week` or `month` (its first day), or `range_start` and `range_end`; `geo`, `currency`,
/// `impressions`, `clicks`, `queries`, `bids`, `bids_in_auction`, `wins`, `video_starts`, `video_completions`, `conversions`,
/// `conversion_value`, `spend`, `spend_micros` (in whole millionths, used if there is no `spend`). With metrics and no days, each row
/// holds lifetime totals.
///
/// A text field can have several columns, whose texts are joined, one per line. The first of several headlines is the headline; the
/// others are part of the copy.
public struct ColumnMap: Codable, Hashable, Sendable {
    /// The titles of the columns of each field.
    public var columns: [String: ColumnTitles]
    /// The field delimiter, one ASCII character. Detected unless set.
    public var delimiter: String?
    /// The format of days and times. Detected unless set.
    ///
    /// Either in plain letters, such as `DD/MM/YYYY`, or as in Unicode TR 35, such as `dd.MM.yyyy HH:mm`. It must contain a year, a month
    /// and a day of the month.
    public var dayFormat: String?
    /// The decimal mark, a point or a comma. Detected unless set.
    public var decimal: DecimalMark?
    /// The order of day and month, `dmy` or `mdy`. Detected unless set.
    public var dateOrder: DateOrder?
    /// The line of the header, from 1. Detected unless set.
    public var headerRow: Int?
    /// The fields that identify an ad if no column holds IDs, such as `["campaign", "ad_group", "name"]`.
    public var identity: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case columns, delimiter, decimal, identity
        case dayFormat = "day_format"
        case dateOrder = "date_order"
        case headerRow = "header_row"
    }

    /// Creates a column map.
    public init(columns: [String: ColumnTitles], delimiter: String? = nil, dayFormat: String? = nil) {
        self.columns = columns
        self.delimiter = delimiter
        self.dayFormat = dayFormat
    }

    /// Creates a column map with one column per field.
    public init(columns: [String: String], delimiter: String? = nil, dayFormat: String? = nil) {
        self.init(
            columns: columns.mapValues { ColumnTitles([$0]) }, delimiter: delimiter, dayFormat: dayFormat)
    }

    /// Reads a column map from a JSON file.
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

    /// Returns whether a byte can delimit fields: ASCII other than a quote, and no control character but the tab.
    static func canSeparate(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || ((0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\""))
    }
}

/// The titles of a field's columns. Several columns have their texts joined. In JSON, a string or an array of strings.
public struct ColumnTitles: Hashable, Sendable, Codable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
    /// The titles, in the order in which their texts are joined.
    public var titles: [String]

    /// Creates a list of titles.
    public init(_ titles: [String]) { self.titles = titles }

    /// Creates a list of one title.
    public init(stringLiteral title: String) { titles = [title] }

    /// Creates a list of titles.
    public init(arrayLiteral titles: String...) { self.titles = titles }

    /// Decodes a string or an array of strings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        titles = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
    }

    /// Encodes one title as a string, and several as an array.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if titles.count == 1 { try container.encode(titles[0]) } else { try container.encode(titles) }
    }
}

extension ColumnMap {
    /// Matches the map against a header. Returns `nil` if one of its columns is missing.
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

    /// Returns the number of the map's titles that a header contains.
    func knownTitles(in header: [String]) -> Int {
        let titles = MapTitles(header)
        return columns.values.flatMap(\.titles).count { !titles.columns(of: $0).isEmpty }
    }

    /// Returns the first title that is missing from a header.
    func firstMissingTitle(in header: [String]) -> String? {
        let titles = MapTitles(header)
        return columns.sorted { $0.key < $1.key }.flatMap(\.value.titles).first {
            titles.columns(of: $0).isEmpty
        }
    }

    /// The map as a platform.
    private var platform: Platform {
        let fields = Set(columns.keys.compactMap(ImportField.init(name:)))
        let isLifetime = fields.isDisjoint(with: [.day, .week, .month, .rangeStart])
        return Platform(
            format: ImportFormat.columnMap.rawValue, name: "column map", titles: [],
            identity: (identity ?? []).compactMap(ImportField.init(name:)), isLifetime: isLifetime,
            hasBounds: fields.contains(.spendUpper) || fields.contains(.impressionsUpper), hasLists: true)
    }
}

/// The titles of a header as maps name them: compared exactly, then without regard to case and spacing.
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
