internal import CreativeModel
internal import Foundation

/// Reads the description of a creative from a row.
struct DescriptionReader {
    let dates: DateReader
    /// The folder against which relative asset paths are resolved.
    let folder: URL
    /// Whether texts are lists in Python or JSON syntax.
    var hasLists = false

    func describe(_ creative: inout Creative, from cells: Cells) throws {
        creative.buyerCreativeID = cells.text(.buyerCreativeID)
        creative.name = cells.text(.name) ?? cells.text(.product)
        // The first of several headlines is the headline; the others are part of the copy.
        let headlines = cells.texts(.headline)
        creative.headline = headlines.first.flatMap(unlisted)
        let copy = [cells.text(.text).flatMap(unlisted)].compactMap(\.self) + headlines.dropFirst()
        creative.text = copy.isEmpty ? nil : copy.joined(separator: "\n")
        creative.callToAction = cells.text(.callToAction)
        creative.assetText = cells.text(.assetText)
        creative.landingText = cells.text(.landingText)
        creative.status = cells.text(.status).map(CreativeStatus.init(rawValue:))
        creative.advertiser = cells.text(.advertiser)
        creative.agency = cells.text(.agency)
        creative.platformCampaign = cells.text(.campaign)
        creative.platformAdGroup = cells.text(.adGroup)
        creative.landingURL =
            cells.text(.landingURL) ?? cells.text(.landingProperties).flatMap(SnapProperties.urls)
        creative.declaredDomain = cells.text(.domain) ?? cells.text(.linkCaption).flatMap(LinkCaption.domain)
        creative.assetURL = cells.text(.assetURL)
        creative.assetPath = cells.text(.assetPath).map(path)
        creative.fileName = cells.text(.fileName)
        creative.fileHash = cells.text(.fileHash)
        creative.country = cells.text(.country).map(GeoCodes.code)
        creative.createdAt = try dates.instant(.createdAt, cells)
        creative.startsAt = try dates.instant(.startsAt, cells)
        creative.endsAt = try dates.instant(.endsAt, cells)
        try readSizeAndFormat(&creative, cells)
        creative.trim()
    }

    private func unlisted(_ text: String) -> String? { hasLists ? TextList.joined(text) : text }

    /// Returns an absolute path, without checking that a file exists.
    private func path(_ text: String) -> String {
        text.hasPrefix("/") ? text : folder.path + (folder.path.hasSuffix("/") ? "" : "/") + text
    }

    /// Reads sizes from two columns, from text such as `300 X 250`, or a format from a word in the size column.
    private func readSizeAndFormat(_ creative: inout Creative, _ cells: Cells) throws {
        if let width = try cells.integer(.width), let height = try cells.integer(.height) {
            creative.size = CreativeSize(width: Int(width), height: Int(height))
        }
        creative.format = cells.text(.format).map(CreativeFormat.init(rawValue:))
        if let text = cells.text(.size) {
            if let size = CreativeSize(parsing: text) {
                creative.size = size
            } else if creative.format == nil {
                // `0x0` and similar values are neither.
                let word = text.split { !$0.isLetter && !$0.isNumber }.first.map(String.init)
                creative.format = word.flatMap {
                    $0.first?.isLetter == true ? CreativeFormat(rawValue: $0) : nil
                }
            }
        }
    }

    /// Sets the format of a creative from its asset's file extension, unless a row named one.
    static func complete(_ creative: inout Creative) {
        guard creative.format == nil else { return }
        let ending =
            SnapProperties.mediaType(creative.assetURL)
            ?? creative.fileName?.split(separator: ".").last.map(String.init)
        creative.format = ending.flatMap(CreativeFormat.init(fileExtension:))
    }
}

/// Snap's column of properties: `web_view_url:https://…`, `ios_app:…,android_app:…`.
enum SnapProperties {
    /// Returns the URLs in a text, separated by spaces.
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

    /// Returns the media type of a URL: `mp4` for `…?mediaType=mp4`.
    static func mediaType(_ url: String?) -> String? {
        guard let url, let range = url.range(of: "mediaType=") else { return nil }
        return String(url[range.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
}
