/// Texts that were read lately, so that equal ones are kept once: rows repeat advertisers, domains, links and copy.
///
/// A table with one place for each hash, of a fixed size: what comes back after many others is read anew.
final class TextPool {
    private var texts = [String](repeating: "", count: 8192)

    /// The text of some bytes; what is no UTF-8 in them is replaced by U+FFFD.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Up to so many bytes stand in the string itself.
        guard bytes.count > 15 else { return String(decoding: bytes, as: UTF8.self) }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(texts.count - 1))
        if texts[place].utf8.count == bytes.count, texts[place].utf8.elementsEqual(bytes) {
            return texts[place]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        texts[place] = text
        return text
    }
}
