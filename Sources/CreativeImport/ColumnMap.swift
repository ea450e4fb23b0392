public import Foundation

/// Tells which column of any CSV holds what, so that a file of another origin can be read.
///
/// ```json
/// {
///   "columns": { "id": "Ad", "landing_url": "Final URL", "day": "Date", "spend": "Cost", "impressions": "Impr." },
///   "delimiter": ";",
///   "day_format": "dd.MM.yyyy"
/// }
/// ```
///
/// Fields of a creative: `id` (required), `seat`, `buyer_creative_id`, `name`, `text` (its copy), `headline`,
/// `call_to_action` (the words of its button), `asset_text` (what is said or written in its asset),
/// `landing_text` (the text of its landing page), `status` (`active`, `paused` and so on), `advertiser`, `agency`,
/// `landing_url`, `domain`, `asset_url`, `asset_path` (of the asset's file; a relative one counts from the folder
/// of the CSV), `file_name`, `file_hash`, `width`, `height`, `size`, `format`, `country`, `created_at`,
/// `starts_at`, `ends_at`. Fields of performance: `day`, `geo`, `currency`, `impressions`, `clicks`,
/// `queries`, `bids`, `bids_in_auction`, `wins`, `video_starts`, `video_completions`, `conversions`,
/// `conversion_value`, `spend`, `spend_micros` (in whole millionths, where there is no `spend`). With metrics and no `day`, a row holds lifetime totals.
public struct ColumnMap: Codable, Hashable, Sendable {
    /// For each field, the title of its column.
    public var columns: [String: String]
    /// What separates fields, one ASCII character; a comma unless given.
    public var delimiter: String?
    /// The form of days and times, as Unicode TR 35 writes it, such as `dd.MM.yyyy`; ISO 8601 unless given. It has year, month
    /// and day of the month, or the map is refused.
    public var dayFormat: String?

    private enum CodingKeys: String, CodingKey {
        case columns, delimiter
        case dayFormat = "day_format"
    }

    /// Makes a map.
    public init(columns: [String: String], delimiter: String? = nil, dayFormat: String? = nil) {
        self.columns = columns
        self.delimiter = delimiter
        self.dayFormat = dayFormat
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
        do { self = try JSONDecoder().decode(ColumnMap.self, from: data) } catch {
            throw ImportError(
                .invalidColumnMap, file: name,
                #"is no column map, expected JSON such as {"columns": {"id": "Ad", "landing_url": "Final URL"}}"#
            )
        }
        if let repeated = RepeatedMember.first(in: data) {
            throw ImportError(
                .invalidColumnMap, file: name, "names \(Quoted.text(repeated)) twice, expected each name once"
            )
        }
        try check(file: name)
    }

    /// The schema that the map describes.
    func schema() throws -> Schema {
        try check(file: "column map")
        let titles = columns.sorted { $0.key < $1.key }.compactMap { name, title in
            ImportField(name: name).map { (field: $0, titles: [Schema.normalised(title)]) }
        }
        return Schema(
            format: ImportFormat.columnMap.rawValue, titles: titles, required: titles.map(\.field),
            isLifetime: columns["day"] == nil)
    }

    private func check(file: String) throws {
        let unknown = columns.keys.filter { ImportField(name: $0) == nil }.sorted()
        if let first = unknown.first {
            let known = ImportField.allCases.map(\.name).joined(separator: ", ")
            throw ImportError(
                .invalidColumnMap, file: file,
                "there is no field \(Quoted.text(first)); the fields are \(known)")
        }
        guard columns["id"] != nil else {
            throw ImportError(.invalidColumnMap, file: file, "the field “id” needs a column")
        }
        if let delimiter, delimiter.utf8.count != 1 || !delimiter.utf8.allSatisfy(Self.canSeparate) {
            throw ImportError(
                .invalidColumnMap, file: file,
                "the delimiter is \(Quoted.text(delimiter)), expected one ASCII character")
        }
        if let dayFormat, let problem = DayForm.problem(with: dayFormat) {
            throw ImportError(
                .invalidColumnMap, file: file,
                "day_format is \(Quoted.text(dayFormat)): \(problem), expected a form such as dd.MM.yyyy")
        }
    }

    /// Whether a byte can stand between fields: no quote, and no control character but the tab.
    static func canSeparate(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || ((0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\""))
    }
}
