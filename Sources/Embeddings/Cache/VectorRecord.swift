/// A vector as bytes: the version, a checksum, and the numbers as little-endian `Float`s.
enum VectorRecord {
    /// Not 0 nor an ASCII character, so that files of other things are told at once.
    private static let version: UInt8 = 0xE1
    private static let headerSize = 5

    static func encoded(_ vector: ArraySlice<Float>) -> [UInt8] {
        var bytes: [UInt8] = [version, 0, 0, 0, 0]
        bytes.reserveCapacity(headerSize + 4 * vector.count)
        for number in vector {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        withUnsafeBytes(of: checksum(bytes).littleEndian) { bytes.replaceSubrange(1..<headerSize, with: $0) }
        return bytes
    }

    /// The vector, or `nil` where the bytes are not one of that dimension, whole and unchanged.
    static func decoded(_ bytes: [UInt8], dimension: Int) -> [Float]? {
        guard bytes.count == headerSize + 4 * dimension, bytes[0] == version else { return nil }
        return bytes.withUnsafeBytes { raw in
            guard
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 1, as: UInt32.self)) == checksum(bytes)
            else { return nil }
            return (0..<dimension).map { place in
                let bits = raw.loadUnaligned(fromByteOffset: headerSize + 4 * place, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }

    /// FNV-1a of what follows the header, 32 bits.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { bytes in
            var state: UInt32 = 0x811C_9DC5
            for place in headerSize..<bytes.count { state = (state ^ UInt32(bytes[place])) &* 0x0100_0193 }
            return state
        }
    }
}
