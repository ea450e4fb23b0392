internal import Foundation
package import StageCore

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

/// As text, a hash is lower-case hexadecimal digits, the same on every machine: 4,736, or 256 where a picture cannot be
/// told by its looks. So it is coded too.
extension ImageHash: LosslessStringConvertible, Codable {
    /// 4,736 or 256 hexadecimal digits.
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

    /// Reads a hash.
    ///
    /// - Parameter description: 4,736 or 256 hexadecimal digits in either case; `nil` of anything else.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 256 || digits.count == 256 + 2 * PictureSketch.size else { return nil }
        var words = SIMD16<UInt64>(repeating: 0)
        var bytes = [UInt8](repeating: 0, count: digits.count / 2 - 128)
        for (place, digit) in digits.enumerated() {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if place < 256 {
                words[place / 16] = words[place / 16] << 4 | UInt64(value)
            } else {
                bytes[place / 2 - 128] = bytes[place / 2 - 128] << 4 | UInt8(value)
            }
        }
        let hash = ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
        guard hash.isTelling != bytes.isEmpty else { return nil }
        self = hash
    }

    /// Decodes the text.
    ///
    /// - Throws: `DecodingError` where it is no hash.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ImageHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a hash of 4,736 or 256 hexadecimal digits")
        }
        self = hash
    }

    /// Encodes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The bits of a picture.
///
/// Each of 8 × 8 tiles is projected onto the five lowest waves of the discrete cosine transform; two bits say whether
/// a projection is clearly positive or clearly negative, so that what is flat stays 0 however it was saved. Six more bits
/// say where the tile's mean brightness and colour lie. Thresholds differ a little from tile to tile: else one
/// shade that lies on a threshold would turn all tiles at once.
extension ImageHash {
    /// How many bits of structure a picture needs to be told by its looks.
    static let tellingBits = 40

    /// The hash of a picture that is telling, else `nil`.
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

    /// Evenly spread numbers in 0..<1, one for each tile and purpose (multiples of the golden ratio).
    private static func spread(_ tile: Int, _ purpose: Int) -> Float {
        let value = Double(tile) * 0.618_033_988_749_895 + Double(purpose) * 0.754_877_666_246_693
        return Float(value - value.rounded(.down))
    }
}

/// One wave over a tile of 8 × 8 cells.
private struct Wave {
    private let weights: [Float]

    /// - Parameters:
    ///   - across: How many half waves lie along the tile's width.
    ///   - down: How many half waves lie along its height.
    init(across: Int, down: Int) {
        func cosine(_ place: Int, _ frequency: Int) -> Double {
            cos(Double.pi * (2 * Double(place) + 1) * Double(frequency) / 16)
        }
        let values = (0..<64).map { cosine($0 % 8, across) * cosine($0 / 8, down) }
        let sum = values.reduce(0) { $0 + abs($1) }
        weights = values.map { Float($0 / sum) }
    }

    static let flat = Wave(across: 0, down: 0)
    static let all = [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2)].map { Wave(across: $0.0, down: $0.1) }

    /// The mean of the cells, weighted by the wave: in units of the cells.
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

/// Made-up hashes, for tests and measurements.
extension ImageHash {
    /// The hash of no picture: a quarter of its bits are set, and its sketch is noise.
    package static func random(using generator: inout SeededGenerator) -> ImageHash {
        var words = SIMD16<UInt64>(repeating: 0)
        for lane in 0..<16 { words[lane] = generator.next() & generator.next() }
        let bytes = (0..<PictureSketch.size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
    }

    /// A hash with the same sketch, and some bits turned.
    package func turned(_ count: Int, using generator: inout SeededGenerator) -> ImageHash {
        var words = words
        for _ in 0..<count { words[generator.uniform(in: 0...15)] ^= 1 << generator.uniform(in: 0...63) }
        return ImageHash(words: words, sketch: sketch)
    }
}
