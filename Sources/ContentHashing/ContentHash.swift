internal import CSodium

/// The SHA-256 hash of some bytes (FIPS 180-4): an identifier for content that is the same on every machine and in
/// every run, unlike Swift's own hashes.
///
/// ```swift
/// ContentHash(of: "Premium CTV").description  // 64 hexadecimal digits
/// ```
package struct ContentHash: Sendable, Hashable, CustomStringConvertible {
    /// The 32 bytes of the hash.
    package let bytes: [UInt8]

    /// Computes the hash of some bytes.
    ///
    /// - Complexity: O(*n*).
    package init(of content: some Sequence<UInt8>) {
        let content = Array(content)
        bytes = [UInt8](unsafeUninitializedCapacity: Int(crypto_hash_sha256_BYTES)) { bytes, count in
            crypto_hash_sha256(bytes.baseAddress!, content, UInt64(content.count))
            count = Int(crypto_hash_sha256_BYTES)
        }
    }

    /// Computes the hash of the UTF-8 encoding of a text.
    package init(of text: String) { self.init(of: text.utf8) }

    /// Computes a hash of several texts that is distinct for every list of texts: each text is preceded by its length.
    package init(of parts: [String]) {
        var content: [UInt8] = []
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { content.append(contentsOf: $0) }
            content.append(contentsOf: part.utf8)
        }
        self.init(of: content)
    }

    /// Creates a hash from its description, or returns `nil` if the text is not 64 hexadecimal digits.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Returns whether two hashes are equal, in a time that does not depend on where they differ.
    package func isEqual(inConstantTime other: ContentHash) -> Bool {
        sodium_memcmp(bytes, other.bytes, bytes.count) == 0
    }

    /// The hash as 64 lower-case hexadecimal digits.
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
