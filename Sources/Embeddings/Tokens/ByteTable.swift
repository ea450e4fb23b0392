/// What each byte of a text is, and its small letter: all that is to be known of ASCII.
struct ByteTable: Sendable {
    /// What a byte is where it is no letter; values of the table.
    enum Kind {
        static let letter: UInt8 = 0
        static let space: UInt8 = 1
        static let punctuation: UInt8 = 2
        static let dropped: UInt8 = 3
        /// Part of a character beyond ASCII.
        static let wide: UInt8 = 4
        /// Added to a kind: an added token may begin here.
        static let opening: UInt8 = 8
    }

    /// 256 kinds, then 256 small letters.
    let values: [UInt8]

    init(_ options: WordPieceTokenizer.Options, added: AddedTokens) {
        let opening = added.firstBytes
        let kinds = (UInt8.min...UInt8.max).map { byte in
            Self.kind(byte, options) | (opening.contains(byte) ? Kind.opening : 0)
        }
        let letters = (UInt8.min...UInt8.max).map { byte in
            options.lowercases && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        }
        values = kinds + letters
    }

    private static func kind(_ byte: UInt8, _ options: WordPieceTokenizer.Options) -> UInt8 {
        switch byte {
        case 0x80...: Kind.wide
        case 0x09, 0x0A, 0x0D, 0x20: Kind.space
        case 0x0B, 0x0C: options.cleansText ? Kind.dropped : Kind.space
        case ..<0x20, 0x7F: options.cleansText ? Kind.dropped : Kind.letter
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: Kind.letter
        default: Kind.punctuation
        }
    }
}
