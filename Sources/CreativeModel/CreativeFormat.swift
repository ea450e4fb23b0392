/// The format of a creative, in lower case: an open set, with the common formats as constants.
public struct CreativeFormat: RawRepresentable, Hashable, Sendable, Codable {
    /// The format, in lower case.
    public let rawValue: String

    /// Creates a format from any text.
    public init(rawValue: String) {
        self.rawValue = rawValue.lowercased()
    }

    /// Creates a format from a text that is already in lower case.
    init(lowercased text: String) {
        rawValue = text
    }

    /// A still or animated picture.
    public static let image = CreativeFormat(rawValue: "image")
    /// A sequence of pictures or videos.
    public static let carousel = CreativeFormat(rawValue: "carousel")
    /// A video.
    public static let video = CreativeFormat(rawValue: "video")
    /// Markup with scripts.
    public static let html5 = CreativeFormat(rawValue: "html5")
    /// Separate parts that the publisher lays out.
    public static let native = CreativeFormat(rawValue: "native")

    /// Creates the format implied by the extension of a file name or media type, or returns `nil` if there is none.
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

/// The width and height of a creative in pixels.
public struct CreativeSize: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The width in pixels, above 0.
    public var width: Int { Int(columns) }
    /// The height in pixels, above 0.
    public var height: Int { Int(rows) }

    // Kept small: millions of creatives have one each.
    private let columns: Int32
    private let rows: Int32

    /// Creates a size, or returns `nil` if a side is not in 1...100,000.
    public init?(width: Int, height: Int) {
        let sides = 1...100_000
        guard sides.contains(width), sides.contains(height) else { return nil }
        columns = Int32(width)
        rows = Int32(height)
    }

    /// Parses `300x250`, `300 X 250` or `320×50`. Returns `nil` for words such as `Native`, and for anything other than
    /// two plain integers.
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

    /// Decodes a width and a height, with the constraints of ``init(width:height:)``.
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

    /// Encodes the width and the height.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
    }

    private enum CodingKeys: CodingKey {
        case width
        case height
    }

    /// The size as text, such as `300x250`.
    public var description: String { "\(width)x\(height)" }

    /// Orders sizes by width, then height.
    public static func < (left: CreativeSize, right: CreativeSize) -> Bool {
        (left.width, left.height) < (right.width, right.height)
    }
}
