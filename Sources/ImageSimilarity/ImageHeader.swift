/// The header of an image: its format and the number of pixels to decode. Reading it allocates no pixels, so that a small
/// file with a huge image is rejected before decoding.
struct ImageHeader: Equatable {
    enum Format: String { case png, jpeg, gif, webp }

    var format: Format
    var width: Int
    var height: Int

    /// A problem found in a header.
    struct Problem: Error {
        var code: ImageSimilarityError.Code
        var message: String
    }

    init(_ bytes: [UInt8]) throws(Problem) {
        var reader = HeaderBytes(bytes)
        if reader.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = try Self.png(&reader)
        } else if reader.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = try Self.jpeg(&reader)
        } else if reader.starts(with: Array("GIF87a".utf8)) || reader.starts(with: Array("GIF89a".utf8)) {
            self = try Self.gif(&reader)
        } else if reader.starts(with: Array("RIFF".utf8)), reader.text(at: 8) == "WEBP" {
            self = try Self.webp(&reader)
        } else {
            throw Problem(
                code: .unsupportedFormat, message: "is not an image, expected PNG, JPEG, GIF or WebP")
        }
        guard width > 0, height > 0 else {
            throw Self.corrupt("is \(width) × \(height) pixels, expected at least 1 × 1")
        }
    }

    private init(_ format: Format, _ width: Int, _ height: Int) {
        self.format = format
        self.width = width
        self.height = height
    }

    private static func corrupt(_ message: String) -> Problem { Problem(code: .corrupt, message: message) }

    private static func png(_ reader: inout HeaderBytes) throws(Problem) -> ImageHeader {
        guard reader.text(at: 12) == "IHDR", let width = reader.big(4, at: 16),
            let height = reader.big(4, at: 20)
        else { throw corrupt("is a PNG without a header") }
        return ImageHeader(.png, width, height)
    }

    /// Walks the segments like a strict decoder: the first frame header is the one that is decoded.
    private static func jpeg(_ reader: inout HeaderBytes) throws(Problem) -> ImageHeader {
        reader.position = 2
        while let marker = reader.marker() {
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = reader.big(2, at: reader.position + 3),
                    let width = reader.big(2, at: reader.position + 5)
                else { throw corrupt("is a JPEG with a truncated header") }
                return ImageHeader(.jpeg, width, height)
            case 0x01, 0xD0...0xD7: continue
            case 0xD8...0xDA: throw corrupt("is a JPEG without a frame header")
            default:
                guard let length = reader.big(2, at: reader.position), length >= 2 else {
                    throw corrupt("is a JPEG with a malformed segment")
                }
                reader.position += length
            }
        }
        throw corrupt("is a JPEG without a frame header")
    }

    /// Returns the larger of the screen and the first image on it, since either may be allocated.
    private static func gif(_ reader: inout HeaderBytes) throws(Problem) -> ImageHeader {
        guard let screenWidth = reader.little(2, at: 6), let screenHeight = reader.little(2, at: 8),
            let flags = reader.byte(at: 10)
        else { throw corrupt("is a GIF with a truncated header") }
        reader.position = 13 + reader.paletteBytes(flags)
        while let kind = reader.byte(at: reader.position) {
            reader.position += 1
            switch kind {
            case 0x21:
                reader.position += 1
                reader.skipSubBlocks()
            case 0x2C:
                guard let width = reader.little(2, at: reader.position + 4),
                    let height = reader.little(2, at: reader.position + 6)
                else { throw corrupt("is a GIF with a truncated header") }
                return ImageHeader(.gif, max(width, screenWidth), max(height, screenHeight))
            default: throw corrupt("is a GIF without an image")
            }
        }
        throw corrupt("is a GIF without an image")
    }

    private static func webp(_ reader: inout HeaderBytes) throws(Problem) -> ImageHeader {
        switch reader.text(at: 12) {
        case "VP8X":
            guard let flags = reader.byte(at: 20), let width = reader.little(3, at: 24),
                let height = reader.little(3, at: 27)
            else { break }
            guard flags & 0x02 == 0 else {
                throw Problem(
                    code: .unsupportedFormat, message: "is an animated WebP, expected a still image")
            }
            return ImageHeader(.webp, width + 1, height + 1)
        case "VP8L":
            guard reader.byte(at: 20) == 0x2F, let bits = reader.little(4, at: 21) else { break }
            return ImageHeader(.webp, bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        case "VP8 ":
            guard reader.little(3, at: 23) == 0x2A019D, let width = reader.little(2, at: 26),
                let height = reader.little(2, at: 28)
            else { break }
            return ImageHeader(.webp, width & 0x3FFF, height & 0x3FFF)
        default: break
        }
        throw corrupt("is a WebP without a header")
    }
}

/// Reads numbers from untrusted bytes. Reads beyond the end return `nil`.
struct HeaderBytes {
    private let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func starts(with signature: [UInt8]) -> Bool { bytes.starts(with: signature) }

    func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Returns four characters.
    func text(at index: Int) -> String? {
        index + 4 <= bytes.count ? String(decoding: bytes[index..<index + 4], as: UTF8.self) : nil
    }

    func big(_ count: Int, at index: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        return bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
    }

    func little(_ count: Int, at index: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        return bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Returns a JPEG marker after any number of fill bytes, or `nil` if there is none.
    mutating func marker() -> UInt8? {
        guard byte(at: position) == 0xFF else { return nil }
        while byte(at: position) == 0xFF { position += 1 }
        guard let marker = byte(at: position), marker != 0 else { return nil }
        position += 1
        return marker
    }

    /// Returns the size of a GIF palette in bytes, from its flags.
    func paletteBytes(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    /// Skips a sequence of GIF data blocks.
    mutating func skipSubBlocks() {
        while let length = byte(at: position) {
            position += 1 + Int(length)
            if length == 0 { return }
        }
    }
}
