/// The kind of a creative, lower-cased: an open set, with the field's common kinds as constants.
public struct CreativeFormat: RawRepresentable, Hashable, Sendable, Codable {
    /// The kind, lower-cased.
    public let rawValue: String

    /// Makes a kind of any text.
    public init(rawValue: String) {
        self.rawValue = rawValue.lowercased()
    }

    /// Makes a kind of a text that is lower-case already.
    init(lowercased text: String) {
        rawValue = text
    }

    /// A still or animated picture.
    public static let image = CreativeFormat(rawValue: "image")
    /// Several pictures or videos, one after another.
    public static let carousel = CreativeFormat(rawValue: "carousel")
    /// A video.
    public static let video = CreativeFormat(rawValue: "video")
    /// Markup with scripts.
    public static let html5 = CreativeFormat(rawValue: "html5")
    /// Parts which the publisher lays out.
    public static let native = CreativeFormat(rawValue: "native")

    /// The kind that the extension of a file name or media type tells, or `nil`.
    package init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp": self = .image
        case "mp4", "mov", "webm", "m4v", "avi", "mpeg", "mpg", "mkv", "wmv", "3gp", "ogv", "flv":
            self = .video
        case "html", "htm", "zip": self = .html5
        default: return nil
        }
    }
}

/// Width × height in pixels.
public struct CreativeSize: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Width in pixels, above 0.
    public var width: Int { Int(columns) }
    /// Height in pixels, above 0.
    public var height: Int { Int(rows) }

    // Millions of creatives have one each.
    private let columns: Int32
    private let rows: Int32

    /// Makes a size, or `nil` where a side is not in 1...100,000.
    public init?(width: Int, height: Int) {
        let sides = 1...100_000
        guard sides.contains(width), sides.contains(height) else { return nil }
        columns = Int32(width)
        rows = Int32(height)
    }

    /// Reads `300x250`, `300 X 250`, `320×50`; `nil` for words such as `Native`, and for anything but two
    /// plain whole numbers.
    package init?(parsing text: String) {
        let sides = text.split(maxSplits: 2, omittingEmptySubsequences: false) { "xX×*".contains($0) }
        guard sides.count == 2, let width = Self.side(sides[0]), let height = Self.side(sides[1])
        else { return nil }
        self.init(width: width, height: height)
    }

    private static func side(_ text: Substring) -> Int? {
        let number = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let digits = number.first, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return number.count == 1 || number[1].allSatisfy(\.isWhitespace) ? Int(digits) : nil
    }

    /// Reads width and height, and refuses what ``init(width:height:)`` does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let width = try container.decode(Int.self, forKey: .width)
        let height = try container.decode(Int.self, forKey: .height)
        guard let size = CreativeSize(width: width, height: height) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: container.codingPath,
                    debugDescription: "expected sides in 1...100000, found \(width) and \(height)"))
        }
        self = size
    }

    /// Writes width and height.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
    }

    private enum CodingKeys: CodingKey {
        case width
        case height
    }

    /// As `300x250`.
    public var description: String { "\(width)x\(height)" }

    /// Orders by width, then height.
    public static func < (left: CreativeSize, right: CreativeSize) -> Bool {
        (left.width, left.height) < (right.width, right.height)
    }
}
