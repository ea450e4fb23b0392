/// As text, a hash is 256 lower-case hexadecimal digits, the same on every machine; so it is coded too.
extension ImageHash: LosslessStringConvertible, Codable {
    /// 256 hexadecimal digits.
    public var description: String {
        (0..<16).map { lane in
            let digits = String(words[lane], radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Reads a hash.
    ///
    /// - Parameter description: 256 hexadecimal digits in either case; `nil` of anything else.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 256 else { return nil }
        var words = SIMD16<UInt64>(repeating: 0)
        for (place, digit) in digits.enumerated() {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            words[place / 16] = words[place / 16] << 4 | UInt64(value)
        }
        self.init(words: words)
    }

    /// Decodes the text.
    ///
    /// - Throws: `DecodingError` where it is no hash.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ImageHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a hash of 256 hexadecimal digits")
        }
        self = hash
    }

    /// Encodes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
