internal import Foundation
package import StageCore

/// A perceptual hash of an image: 1,024 bits, of which only a few differ between similar images, and a sketch of 2,240
/// bytes that compares the fine detail and colours of such images.
///
/// ```swift
/// let hasher = ImageHasher()
/// let first = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-300x250.jpg"))
/// let second = try hasher.hash(contentsOf: URL(fileURLWithPath: "banner-600x500.png"))
/// print(first.distance(to: second))
/// ```
///
/// If an image has too little content to distinguish it from others (a flat colour, a tracking pixel, a dot on a white
/// background), its hash is a checksum of its pixels: its distance is 0 to an image with the same pixels, and `bitCount`
/// to every other image.
public struct ImageHash: Sendable, Hashable {
    /// The number of bits in a hash, 1,024.
    static let bitCount = 1024

    /// The bits: structure tile by tile, followed by colour.
    let words: SIMD16<UInt64>

    /// The sketch that distinguishes similar images; empty if the image has too little content.
    let sketch: PictureSketch

    init(words: SIMD16<UInt64>, sketch: PictureSketch) {
        self.words = words
        self.sketch = sketch
    }

    /// Creates the hash of an image with too little content to compare.
    ///
    /// - Parameters:
    ///   - checksum: The checksum of the pixels.
    ///   - shape: The width and height.
    init(checksum: UInt64, shape: UInt64) {
        var words = SIMD16<UInt64>(repeating: 0)
        words[0] = Self.untellingMark
        words[1] = checksum
        words[2] = shape
        self.init(words: words, sketch: PictureSketch(bytes: []))
    }

    /// Marks a checksum hash. No image structure sets all bits, because nothing is above and below a threshold at once.
    private static let untellingMark = UInt64.max

    /// Whether the image has enough content to compare it visually.
    var isTelling: Bool { words[0] != Self.untellingMark }

    /// Returns the number of differing bits, in 0...``bitCount``. The distance is a metric, except that it ignores sketches.
    ///
    /// - Parameter other: The hash of another image.
    /// - Complexity: O(1).
    func distance(to other: ImageHash) -> Int {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : Self.bitCount }
        return Self.setBits(words ^ other.words)
    }

    /// Returns the largest local difference in fine detail, in 0...2: 0 for the same image, about 1 for a different text.
    ///
    /// Compression changes an image a little everywhere; another headline changes it much in one region.
    ///
    /// - Parameter other: The hash of another image.
    /// - Complexity: O(1), about twenty times as slow as ``distance(to:)``.
    package func detailDifference(to other: ImageHash) -> Double {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : 2 }
        return sketch.detailDifference(from: other.sketch)
    }

    /// Returns the largest local difference in colour, over a 16th of the image, in 0...255: the maximum difference in
    /// brightness, blueness or redness (ITU-R BT.601).
    ///
    /// - Parameter other: The hash of another image.
    /// - Complexity: O(1).
    package func colourDifference(to other: ImageHash) -> Double {
        guard isTelling, other.isTelling else { return words == other.words ? 0 : 255 }
        return sketch.colourDifference(from: other.sketch)
    }

    static func setBits(_ words: SIMD16<UInt64>) -> Int {
        // Lane by lane, because the generic vector operation is not specialised on all platforms.
        var count = 0
        for lane in 0..<16 { count &+= words[lane].nonzeroBitCount }
        return count
    }
}

/// The text form of a hash is lowercase hexadecimal, the same on every machine: 4,736 digits, or 256 for an image with
/// too little content. Hashes are encoded in this form.
extension ImageHash: LosslessStringConvertible, Codable {
    /// The hash as 4,736 or 256 hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for lane in 0..<16 {
            for shift in stride(from: 60, through: 0, by: -4) {
                text.append(digits[Int(words[lane] >> UInt64(shift) & 15)])
            }
        }
        for byte in sketch.bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Creates a hash from its text form.
    ///
    /// - Parameter description: 4,736 or 256 hexadecimal digits in either case. Other text returns `nil`.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 256 || digits.count == 256 + 2 * PictureSketch.size else { return nil }
        var words = SIMD16<UInt64>(repeating: 0)
        var bytes = [UInt8](repeating: 0, count: digits.count / 2 - 128)
        for (index, digit) in digits.enumerated() {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if index < 256 {
                words[index / 16] = words[index / 16] << 4 | UInt64(value)
            } else {
                bytes[index / 2 - 128] = bytes[index / 2 - 128] << 4 | UInt8(value)
            }
        }
        let hash = ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
        guard hash.isTelling != bytes.isEmpty else { return nil }
        self = hash
    }

    /// Decodes a hash from its text form.
    ///
    /// - Throws: `DecodingError` if the text is not a hash.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ImageHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a hash of 4,736 or 256 hexadecimal digits")
        }
        self = hash
    }

    /// Encodes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The computation of the bits.
///
/// Each of the 8 × 8 tiles is projected onto the five lowest waves of the discrete cosine transform. Two bits record
/// whether a projection is clearly positive or clearly negative, so that flat areas stay 0 in every file format. Six more
/// bits record the ranges of the tile's mean brightness and colour. Thresholds vary slightly from tile to tile; otherwise
/// a shade that lies on a threshold would flip all tiles at once.
extension ImageHash {
    /// The minimum number of structure bits for a visual comparison.
    static let tellingBits = 40

    /// Creates the hash of an image, or `nil` if the image has too little content.
    init?(_ grid: ColourGrid) {
        var words = SIMD16<UInt64>(repeating: 0)
        var structure = 0
        let blurred = ColourGrid.blurred(grid.cells[0], rows: ColourGrid.side, columns: ColourGrid.side)
        for tile in 0..<64 {
            let corner = tile / 8 * 8 * ColourGrid.side + tile % 8 * 8
            for (wave, basis) in Wave.all.enumerated() {
                let value = basis.project(blurred, corner: corner)
                let threshold = 1.5 + 2.5 * Self.spread(tile, 6 + wave)
                if abs(value) > threshold {
                    structure += 1
                    words[2 * wave + (value > 0 ? 0 : 1)] |= 1 << UInt64(tile)
                }
            }
            for (channel, cells) in [blurred, grid.cells[1], grid.cells[2]].enumerated() {
                let mean = Wave.flat.project(cells, corner: corner)
                let range: ClosedRange<Float> = channel == 0 ? 0...255 : 48...208
                let position = (mean - range.lowerBound) / (range.upperBound - range.lowerBound)
                for level in 0..<2
                where position > (Float(level) + Self.spread(tile, 2 * channel + level)) / 2 {
                    words[10 + 2 * channel + level] |= 1 << UInt64(tile)
                }
            }
        }
        guard structure >= Self.tellingBits else { return nil }
        self.init(words: words, sketch: PictureSketch(grid))
    }

    /// Returns evenly spread numbers in 0..<1, one per tile and purpose (multiples of the golden ratio).
    private static func spread(_ tile: Int, _ purpose: Int) -> Float {
        let value = Double(tile) * 0.618_033_988_749_895 + Double(purpose) * 0.754_877_666_246_693
        return Float(value - value.rounded(.down))
    }
}

/// A wave over a tile of 8 × 8 cells.
private struct Wave {
    private let weights: [Float]

    /// - Parameters:
    ///   - across: The number of half waves along the tile's width.
    ///   - down: The number of half waves along the tile's height.
    init(across: Int, down: Int) {
        func cosine(_ index: Int, _ frequency: Int) -> Double {
            cos(Double.pi * (2 * Double(index) + 1) * Double(frequency) / 16)
        }
        let values = (0..<64).map { cosine($0 % 8, across) * cosine($0 / 8, down) }
        let sum = values.reduce(0) { $0 + abs($1) }
        weights = values.map { Float($0 / sum) }
    }

    static let flat = Wave(across: 0, down: 0)
    static let all = [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2)].map { Wave(across: $0.0, down: $0.1) }

    /// Returns the mean of the cells weighted by the wave, in units of the cells.
    func project(_ cells: [Float], corner: Int) -> Float {
        var sum: Float = 0
        for row in 0..<8 {
            for column in 0..<8 {
                sum += weights[8 * row + column] * cells[corner + row * ColourGrid.side + column]
            }
        }
        return sum
    }
}

/// Synthetic hashes for tests and measurements.
extension ImageHash {
    /// Returns a random hash, not of any image: a quarter of its bits are set, and its sketch is noise.
    package static func random(using generator: inout SeededGenerator) -> ImageHash {
        var words = SIMD16<UInt64>(repeating: 0)
        for lane in 0..<16 { words[lane] = generator.next() & generator.next() }
        let bytes = (0..<PictureSketch.size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
    }

    /// Returns a hash with the same sketch and some bits flipped.
    package func turned(_ count: Int, using generator: inout SeededGenerator) -> ImageHash {
        var words = words
        for _ in 0..<count { words[generator.uniform(in: 0...15)] ^= 1 << generator.uniform(in: 0...63) }
        return ImageHash(words: words, sketch: sketch)
    }
}
