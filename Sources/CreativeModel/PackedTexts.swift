/// Texts in one buffer, each after its length. An array of strings would need a header and an
/// allocation per text, which are larger than most of the texts.
struct PackedTexts: Hashable, Sendable {
    private var bytes: [UInt8] = []

    /// Returns the text at an index.
    ///
    /// - Complexity: O(index), and a copy of the text.
    subscript(index: Int) -> String {
        let range = range(at: index)
        return bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    }

    /// Inserts a text before the one at an index, or at the end.
    mutating func insert(_ text: String, at index: Int) {
        let start = start(of: index)
        var text = text
        text.withUTF8 { utf8 in
            if start == bytes.count {
                Self.append(length: utf8.count, to: &bytes)
                bytes += utf8
            } else {
                var inserted: [UInt8] = []
                Self.append(length: utf8.count, to: &inserted)
                bytes.insert(contentsOf: inserted + utf8, at: start)
            }
        }
    }

    /// Removes the text at an index.
    mutating func remove(at index: Int) {
        bytes.removeSubrange(start(of: index)..<range(at: index).upperBound)
    }

    /// Releases the unused capacity.
    mutating func trim() {
        guard bytes.capacity > bytes.count else { return }
        bytes = bytes.withUnsafeBufferPointer { Array($0) }
    }

    /// Appends a length as bytes of seven bits, the lowest first; the last byte has no upper bit.
    private static func append(length: Int, to bytes: inout [UInt8]) {
        var left = length
        while left >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        bytes.append(UInt8(left))
    }

    /// Returns the bytes of the text whose length is stored at a position.
    private func text(at start: Int) -> Range<Int> {
        var (position, count, shift) = (start, 0, 0)
        while bytes[position] >= 0x80 {
            count |= Int(bytes[position] & 0x7F) << shift
            shift += 7
            position += 1
        }
        count |= Int(bytes[position]) << shift
        return position + 1..<position + 1 + count
    }

    private func start(of index: Int) -> Int {
        var position = 0
        for _ in 0..<index { position = text(at: position).upperBound }
        return position
    }

    private func range(at index: Int) -> Range<Int> { text(at: start(of: index)) }
}
