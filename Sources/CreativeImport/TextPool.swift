/// A cache of recently read texts, so that equal texts are stored once: rows repeat advertisers, domains, links and copy.
///
/// A hash table of fixed size with one entry per hash. A text whose entry was overwritten is decoded again.
final class TextPool {
    private var texts = [String](repeating: "", count: 8192)

    /// Returns the text of some bytes. Invalid UTF-8 is replaced by U+FFFD.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Texts of up to 15 bytes are stored inline in the string.
        guard bytes.count > 15 else { return String(decoding: bytes, as: UTF8.self) }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let index = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(texts.count - 1))
        if texts[index].utf8.count == bytes.count, texts[index].utf8.elementsEqual(bytes) {
            return texts[index]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        texts[index] = text
        return text
    }
}
