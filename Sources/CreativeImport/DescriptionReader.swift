internal import CreativeModel
internal import Foundation

/// Reads what a row says about a creative.
struct DescriptionReader {
    let dates: DateReader
    /// Where relative paths of assets count from.
    let folder: URL

    func describe(_ creative: inout Creative, from cells: Cells) throws {
        creative.buyerCreativeID = cells.text(.buyerCreativeID)
        creative.name = cells.text(.name)
        creative.text = cells.text(.text)
        creative.headline = cells.text(.headline)
        creative.callToAction = cells.text(.callToAction)
        creative.assetText = cells.text(.assetText)
        creative.landingText = cells.text(.landingText)
        creative.status = cells.text(.status).map(CreativeStatus.init(rawValue:))
        creative.advertiser = cells.text(.advertiser)
        creative.agency = cells.text(.agency)
        creative.landingURL =
            cells.text(.landingURL) ?? cells.text(.landingProperties).flatMap(SnapProperties.urls)
        creative.declaredDomain = cells.text(.domain)
        creative.assetURL = cells.text(.assetURL)
        creative.assetPath = cells.text(.assetPath).map(path)
        creative.fileName = cells.text(.fileName)
        creative.fileHash = cells.text(.fileHash)
        creative.country = cells.text(.country).map(GeoCodes.code)
        creative.createdAt = try dates.instant(.createdAt, cells)
        creative.startsAt = try dates.instant(.startsAt, cells)
        creative.endsAt = try dates.instant(.endsAt, cells)
        try readSizeAndFormat(&creative, cells)
    }

    /// A path as it can be opened; whether anything is there is not looked at.
    private func path(_ text: String) -> String {
        text.hasPrefix("/") ? text : folder.path + (folder.path.hasSuffix("/") ? "" : "/") + text
    }

    /// Sizes come as two columns, as `300 X 250`, or as a word that says the format instead.
    private func readSizeAndFormat(_ creative: inout Creative, _ cells: Cells) throws {
        if let width = try cells.integer(.width), let height = try cells.integer(.height) {
            creative.size = CreativeSize(width: Int(width), height: Int(height))
        }
        creative.format = cells.text(.format).map(CreativeFormat.init(rawValue:))
        if let text = cells.text(.size) {
            if let size = CreativeSize(parsing: text) {
                creative.size = size
            } else if creative.format == nil {
                // `0x0` and the like are neither.
                let word = text.split { !$0.isLetter && !$0.isNumber }.first.map(String.init)
                creative.format = word.flatMap {
                    $0.first?.isLetter == true ? CreativeFormat(rawValue: $0) : nil
                }
            }
        }
        if creative.format == nil {
            let ending =
                SnapProperties.mediaType(creative.assetURL)
                ?? creative.fileName?.split(separator: ".").last.map(String.init)
            creative.format = ending.flatMap(CreativeFormat.init(fileExtension:))
        }
    }
}

/// Reads days and instants in the import's zone.
struct DateReader {
    let timeZone: TimeZone
    private let formatter: DateFormatter?

    /// Makes a reader of a given form, ISO 8601 unless given.
    init(timeZone: TimeZone, format: String?) {
        self.timeZone = timeZone
        formatter = format.map { format in
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = timeZone
            formatter.isLenient = false
            formatter.dateFormat = format
            return formatter
        }
    }

    func instant(_ field: ImportField, _ cells: Cells) throws -> Date? {
        let bytes = cells.bytes(field)
        if bytes.isEmpty { return nil }
        if let formatter {
            guard let date = formatter.date(from: String(decoding: bytes, as: UTF8.self)) else {
                throw cells.problem(field, "expected a date of the form \(formatter.dateFormat ?? "")")
            }
            return date
        }
        guard let text = DateText(Array(bytes)[...]) else {
            throw cells.problem(field, "expected a date such as 2025-01-31 or 2025-01-31 12:00:00")
        }
        return text.instant(in: timeZone)
    }

    func day(_ field: ImportField, _ cells: Cells) throws -> Day? {
        guard formatter == nil else { return try instant(field, cells).map { Day($0, in: timeZone) } }
        let bytes = cells.bytes(field)
        if bytes.isEmpty { return nil }
        guard let text = DateText(Array(bytes)[...]) else {
            throw cells.problem(field, "expected a day such as 2025-01-31")
        }
        return text.day(in: timeZone)
    }
}

/// Snap's column of properties: `web_view_url:https://…`, `ios_app:…,android_app:…`.
enum SnapProperties {
    /// The addresses in it, with spaces between.
    static func urls(_ text: String) -> String? {
        let starts = text.replacingOccurrences(
            of: "(?:^|,)(?:web_view_url|deep_link_uri|deep_link_[a-z]+_app|ios_app|android_app)[a-z_]*:",
            with: "\n",
            options: .regularExpression)
        let urls = starts.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
        return urls.isEmpty ? nil : urls.joined(separator: " ")
    }

    /// `mp4` of `…?mediaType=mp4`.
    static func mediaType(_ url: String?) -> String? {
        guard let url, let range = url.range(of: "mediaType=") else { return nil }
        return String(url[range.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
}
