internal import Foundation

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
