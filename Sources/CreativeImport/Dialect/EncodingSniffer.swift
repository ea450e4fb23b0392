/// Detects the possible encodings of a text from its first bytes.
struct EncodingSniffer {
    /// The number of bytes examined: 1 MiB.
    static let length = 1 << 20

    /// The possible encodings, the likeliest first.
    let candidates: [TextEncoding]

    init(_ head: [UInt8]) {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) || head.starts(with: [0xFF, 0xFE])
            || head.starts(with: [0xFE, 0xFF])
        {
            // The byte order mark decides.
            candidates = [.utf8]
        } else if let order = Self.utf16Order(head) {
            candidates = [order]
        } else {
            candidates = Self.isCodePage(head) ? TextEncoding.codePages + [.utf8] : [.utf8]
        }
    }

    /// Detects UTF-16 without a byte order mark, which has a zero byte in nearly every unit of Latin text.
    private static func utf16Order(_ head: [UInt8]) -> TextEncoding? {
        let sample = head.prefix(4096)
        guard sample.count >= 16 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let units = sample.count / 2
        if zeros.odd * 10 > units * 4, zeros.even * 20 < units { return .utf16LittleEndian }
        if zeros.even * 10 > units * 4, zeros.odd * 20 < units { return .utf16BigEndian }
        return nil
    }

    /// Returns whether the text has bytes that are invalid in UTF-8, and no valid non-ASCII character. A text with both is damaged UTF-8.
    private static func isCodePage(_ head: [UInt8]) -> Bool {
        var hasInvalid = false
        var index = head.startIndex
        while index < head.endIndex {
            let byte = head[index]
            guard byte >= 0x80 else {
                // NUL does not occur in code pages.
                if byte == 0 { return false }
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
            if index + length > head.endIndex, head.count == Self.length { break }
            let sequence = head[index..<min(index + length, head.endIndex)]
            if length > 1, sequence.count == length, String(validating: sequence, as: UTF8.self) != nil {
                return false
            }
            hasInvalid = true
            index += 1
        }
        return hasInvalid
    }
}
