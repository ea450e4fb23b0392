internal import Foundation

/// The encoding of a text file.
public struct TextEncoding: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as on the command line.
    public let rawValue: String

    /// Creates an encoding from its name in any case: `utf-8`, `utf-16`, `utf-16le`, `utf-16be`, `windows-1250` to `windows-1254`,
    /// `iso-8859-1` or `macintosh`. Returns `nil` for any other name.
    public init?(rawValue: String) {
        let name = rawValue.lowercased()
        let aliases = [
            "utf8": "utf-8", "utf16": "utf-16", "latin1": "windows-1252", "latin-1": "windows-1252",
        ]
        let known = aliases[name] ?? name
        guard Self.all.contains(where: { $0.rawValue == known }) else { return nil }
        self.rawValue = known
    }

    private init(trusted: String) { rawValue = trusted }

    /// UTF-8, with or without a byte order mark.
    public static let utf8 = TextEncoding(trusted: "utf-8")
    /// UTF-16, little-endian.
    public static let utf16LittleEndian = TextEncoding(trusted: "utf-16le")
    /// UTF-16, big-endian.
    public static let utf16BigEndian = TextEncoding(trusted: "utf-16be")
    /// UTF-16 with the byte order of its byte order mark; little-endian without one.
    public static let utf16 = TextEncoding(trusted: "utf-16")
    /// Western European on Windows.
    public static let windows1252 = TextEncoding(trusted: "windows-1252")
    /// Turkish on Windows.
    public static let windows1254 = TextEncoding(trusted: "windows-1254")
    /// Central European on Windows.
    public static let windows1250 = TextEncoding(trusted: "windows-1250")
    /// Cyrillic on Windows.
    public static let windows1251 = TextEncoding(trusted: "windows-1251")
    /// Western European on older Macs.
    public static let macintosh = TextEncoding(trusted: "macintosh")

    /// All named encodings.
    public static let all: [TextEncoding] = [
        .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian, .windows1252, .windows1254, .windows1250,
        .windows1251, TextEncoding(trusted: "windows-1253"), TextEncoding(trusted: "iso-8859-1"), .macintosh,
    ]

    /// The single-byte code pages, in the order in which they are tried.
    static let codePages: [TextEncoding] = [.windows1252, .windows1254, .windows1250, .windows1251]

    /// The display name, such as `UTF-8`.
    public var description: String {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian, .utf16: "UTF-16"
        case .macintosh: "Mac Roman"
        default: rawValue.hasPrefix("w") ? "Windows-\(rawValue.dropFirst(8))" : rawValue.uppercased()
        }
    }

    /// Whether the encoding uses two-byte units.
    var isUTF16: Bool { rawValue.hasPrefix("utf-16") }

    /// Returns a decoder to UTF-8, or `nil` if the text is UTF-8.
    func decoder() -> (any TextDecoder)? {
        if self == .utf8 { return nil }
        if isUTF16 { return UTF16Decoder(isLittleEndian: self != .utf16BigEndian) }
        return CodePageDecoder(foundationEncoding)
    }

    private var foundationEncoding: String.Encoding {
        switch self {
        case .windows1254: .windowsCP1254
        case .windows1250: .windowsCP1250
        case .windows1251: .windowsCP1251
        case .macintosh: .macOSRoman
        default:
            rawValue == "windows-1253"
                ? .windowsCP1253 : rawValue == "iso-8859-1" ? .isoLatin1 : .windowsCP1252
        }
    }
}

/// Decodes text to UTF-8 in chunks.
protocol TextDecoder {
    mutating func decode(_ bytes: [UInt8]) -> [UInt8]
    /// Returns the remaining bytes at the end.
    mutating func finish() -> [UInt8]
}

/// Decodes a single-byte code page to UTF-8. An undefined byte becomes a byte that is invalid in UTF-8.
struct CodePageDecoder: TextDecoder {
    private let upper: [[UInt8]]

    init(_ encoding: String.Encoding) {
        upper = (0x80...0xFF).map { byte in
            String(bytes: [UInt8(byte)], encoding: encoding).map { Array($0.utf8) } ?? [0xFF]
        }
    }

    func decode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += upper[Int(byte) - 0x80] }
        }
        return text
    }

    func finish() -> [UInt8] { [] }
}
