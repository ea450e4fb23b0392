/// What a picture looks like, in 1,024 bits: pictures that look alike differ in few of them.
///
/// ```swift
/// let hasher = ImageHasher()
/// let first = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-300x250.jpg"))
/// let second = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-600x500.png"))
/// print(first.distance(to: second))
/// ```
///
/// Of a picture with too little on it to tell it from others (a flat colour, a tracking pixel, a dot on a white
/// ground) the hash is a checksum of its pixels: it is at distance 0 from the same pixels, and at ``bitCount`` from
/// everything else.
public struct ImageHash: Sendable, Hashable {
    /// How many bits a hash has: 1,024.
    public static let bitCount = 1024

    /// The bits: tile by tile structure, then colour.
    let words: SIMD16<UInt64>

    init(words: SIMD16<UInt64>) { self.words = words }

    /// The hash of a picture that cannot be told by its looks.
    ///
    /// - Parameters:
    ///   - checksum: Of its pixels.
    ///   - shape: Of its width and height.
    init(checksum: UInt64, shape: UInt64) {
        var words = SIMD16<UInt64>(repeating: 0)
        words[0] = Self.untellingMark
        words[1] = checksum
        words[2] = shape
        self.words = words
    }

    /// No picture's structure sets all bits: what is above a threshold is not below it too.
    private static let untellingMark = UInt64.max

    /// Whether there is enough on the picture to compare it by its looks.
    public var isTelling: Bool { words[0] != Self.untellingMark }

    /// How many bits differ, in 0...``bitCount``: a metric.
    ///
    /// - Parameter other: The hash of another picture.
    /// - Complexity: O(1).
    public func distance(to other: ImageHash) -> Int {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : Self.bitCount }
        return differingBits(words ^ other.words)
    }

    /// How many bits differ at most in any one place, of 2 × 2 tiles out of 8 × 8: in 0...``bitCount``.
    ///
    /// Compression changes a few bits all over a picture; another headline changes many in one place.
    ///
    /// - Parameter other: The hash of another picture.
    /// - Complexity: O(1).
    public func localDistance(to other: ImageHash) -> Int {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : Self.bitCount }
        let difference = words ^ other.words
        var ofTile = [Int](repeating: 0, count: 64)
        for lane in 0..<16 {
            var bits = difference[lane]
            while bits != 0 {
                ofTile[bits.trailingZeroBitCount] += 1
                bits &= bits - 1
            }
        }
        return (0..<49).reduce(0) { most, place in
            let tile = place / 7 * 8 + place % 7
            return max(most, ofTile[tile] + ofTile[tile + 1] + ofTile[tile + 8] + ofTile[tile + 9])
        }
    }

    private func differingBits(_ words: SIMD16<UInt64>) -> Int {
        // Lane by lane: the generic vector operation is not specialised everywhere.
        var count = 0
        for lane in 0..<16 { count &+= words[lane].nonzeroBitCount }
        return count
    }
}
