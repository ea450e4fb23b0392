/// As text, a hash is lower-case hexadecimal digits, the same on every machine: 4,736, or 256 where a picture cannot be
/// told by its looks. So it is coded too.
extension ImageHash: LosslessStringConvertible, Codable {
    /// 4,736 or 256 hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for lane in 0..<16 {
            for shift in stride(from: 60, through: 0, by: -4) {
                text.append(digits[Int(words[lane] >> UInt64(shift) & 15)])
            }
        }
        for byte in sketch.bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a hash.
    ///
    /// - Parameter description: 4,736 or 256 hexadecimal digits in either case; `nil` of anything else.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 256 || digits.count == 256 + 2 * PictureSketch.size else { return nil }
        var words = SIMD16<UInt64>(repeating: 0)
        var bytes = [UInt8](repeating: 0, count: digits.count / 2 - 128)
        for (place, digit) in digits.enumerated() {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if place < 256 {
                words[place / 16] = words[place / 16] << 4 | UInt64(value)
            } else {
                bytes[place / 2 - 128] = bytes[place / 2 - 128] << 4 | UInt8(value)
            }
        }
        let hash = ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
        guard hash.isTelling != bytes.isEmpty else { return nil }
        self = hash
    }

    /// Decodes the text.
    ///
    /// - Throws: `DecodingError` where it is no hash.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ImageHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a hash of 4,736 or 256 hexadecimal digits")
        }
        self = hash
    }

    /// Encodes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
