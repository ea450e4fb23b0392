/// What a picture looks like: 1,024 bits, of which pictures that look alike differ in few, and a sketch of 2,240 bytes by
/// which the fine detail and the colours of such pictures are compared.
///
/// ```swift
/// let hasher = ImageHasher()
/// let first = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-300x250.jpg"))
/// let second = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-600x500.png"))
/// print(first.distance(to: second))
/// ```
///
/// Of a picture with too little on it to tell it from others (a flat colour, a tracking pixel, a dot on a white
/// ground) the hash is a checksum of its pixels: it is at distance 0 from the same pixels, and at `bitCount` from
/// everything else.
public struct ImageHash: Sendable, Hashable {
    /// How many bits there are to differ in: 1,024.
    static let bitCount = 1024

    /// The bits: tile by tile structure, then colour.
    let words: SIMD16<UInt64>

    /// What near pictures are told apart by; empty where the picture cannot be told by its looks.
    let sketch: PictureSketch

    init(words: SIMD16<UInt64>, sketch: PictureSketch) {
        self.words = words
        self.sketch = sketch
    }

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
        self.init(words: words, sketch: PictureSketch(bytes: []))
    }

    /// No picture's structure sets all bits: what is above a threshold is not below it too.
    private static let untellingMark = UInt64.max

    /// Whether there is enough on the picture to compare it by its looks.
    var isTelling: Bool { words[0] != Self.untellingMark }

    /// How many bits differ, in 0...``bitCount``: a metric, but for pictures that differ in their sketch only.
    ///
    /// - Parameter other: The hash of another picture.
    /// - Complexity: O(1).
    func distance(to other: ImageHash) -> Int {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : Self.bitCount }
        return Self.setBits(words ^ other.words)
    }

    /// How much the fine detail differs where it differs most, in 0...2: 0 for the same picture, about 1 for different text.
    ///
    /// Compression changes a little all over a picture; another headline changes much in one place.
    ///
    /// - Parameter other: The hash of another picture.
    /// - Complexity: O(1), some twenty times as long as a distance.
    package func detailDifference(to other: ImageHash) -> Double {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : 2 }
        return sketch.detailDifference(from: other.sketch)
    }

    /// How much the colour differs where it differs most, over a 16th of the picture: in 0...255, the largest difference of
    /// brightness, blueness or redness (ITU-R BT.601).
    ///
    /// - Parameter other: The hash of another picture.
    /// - Complexity: O(1).
    package func colourDifference(to other: ImageHash) -> Double {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : 255 }
        return sketch.colourDifference(from: other.sketch)
    }

    static func setBits(_ words: SIMD16<UInt64>) -> Int {
        // Lane by lane: the generic vector operation is not specialised everywhere.
        var count = 0
        for lane in 0..<16 { count &+= words[lane].nonzeroBitCount }
        return count
    }
}
