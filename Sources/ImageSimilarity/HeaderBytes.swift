/// Reads numbers out of untrusted bytes; what lies beyond the end is `nil`.
struct HeaderBytes {
    private let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func starts(with signature: [UInt8]) -> Bool { bytes.starts(with: signature) }

    func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Four characters.
    func text(at place: Int) -> String? {
        place + 4 <= bytes.count ? String(decoding: bytes[place..<place + 4], as: UTF8.self) : nil
    }

    func big(_ count: Int, at place: Int) -> Int? {
        guard place + count <= bytes.count else { return nil }
        return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }

    func little(_ count: Int, at place: Int) -> Int? {
        guard place + count <= bytes.count else { return nil }
        return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A JPEG's marker behind any number of fill bytes, or `nil` where there is none.
    mutating func marker() -> UInt8? {
        guard byte(at: position) == 0xFF else { return nil }
        while byte(at: position) == 0xFF { position += 1 }
        guard let marker = byte(at: position), marker != 0 else { return nil }
        position += 1
        return marker
    }

    /// How many bytes a GIF's palette has by its flags.
    func paletteBytes(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    /// Goes behind a GIF's sequence of blocks.
    mutating func skipSubBlocks() {
        while let length = byte(at: position) {
            position += 1 + Int(length)
            if length == 0 { return }
        }
    }
}
