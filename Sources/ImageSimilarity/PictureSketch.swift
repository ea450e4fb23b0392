/// A sketch that compares two images whose bits are similar: the fine detail of an image, and its coarse colours.
///
/// The bits alone suffice to find possible copies, but not to distinguish one headline from another.
struct PictureSketch: Hashable, Sendable {
    /// The columns of the detail grid. Text has finer detail horizontally than vertically.
    static let columns = 64
    static let rows = 32
    /// The number of colour patches in each direction.
    static let patches = 8
    /// The size of a sketch in bytes.
    static let size = columns * rows + 3 * patches * patches

    /// The brightness of each cell relative to its surroundings, row by row, followed by the brightness, blueness and redness
    /// of each patch, in 0...255.
    let bytes: [UInt8]

    /// - Parameter bytes: ``size`` bytes, or none.
    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ grid: ColourGrid) {
        let fine = Self.detail(of: grid.cells[0]).map { value in
            UInt8(bitPattern: Int8(max(-127, min(127, value.rounded()))))
        }
        let side = ColourGrid.side / Self.patches
        bytes = grid.cells.reduce(into: fine) { bytes, cells in
            for patch in 0..<Self.patches * Self.patches {
                let corner =
                    patch / Self.patches * side * ColourGrid.side + patch % Self.patches * side
                var sum: Float = 0
                for row in 0..<side {
                    for column in 0..<side { sum += cells[corner + row * ColourGrid.side + column] }
                }
                bytes.append(UInt8(max(0, min(255, (sum / Float(side * side)).rounded()))))
            }
        }
    }

    private static func detail(of brightness: [Float]) -> [Float] {
        let side = ColourGrid.side
        let cells = (0..<rows * columns).map { cell in
            let above = cell / columns * 2 * side + cell % columns
            return (brightness[above] + brightness[above + side]) / 2
        }
        var around = cells
        for _ in 0..<4 { around = ColourGrid.blurred(around, rows: rows, columns: columns) }
        return zip(cells, around).map { $0 - $1 }
    }

    /// Returns the largest difference of detail in any region of 2 × 16 cells, about the size of one or two words: the squared
    /// differences relative to the detail of both images plus a constant, below which detail is noise.
    ///
    /// - Complexity: O(``size``).
    func detailDifference(from other: PictureSketch) -> Double {
        let width = 16
        let noise = 2 * 8 * 8 * 2 * width
        var most = 0.0
        var differences = [Int](repeating: 0, count: Self.columns)
        var strengths = differences
        bytes.withUnsafeBufferPointer { left in
            other.bytes.withUnsafeBufferPointer { right in
                for row in 0..<Self.rows - 1 {
                    var (difference, strength) = (0, noise)
                    for column in 0..<Self.columns {
                        var (squares, powers) = (0, 0)
                        for cell in stride(
                            from: row * Self.columns + column, through: (row + 1) * Self.columns + column,
                            by: Self.columns)
                        {
                            let (a, b) = (
                                Int(Int8(bitPattern: left[cell])), Int(Int8(bitPattern: right[cell]))
                            )
                            squares += (a - b) * (a - b)
                            powers += a * a + b * b
                        }
                        differences[column] = squares
                        strengths[column] = powers
                        difference += squares
                        strength += powers
                        if column >= width {
                            difference -= differences[column - width]
                            strength -= strengths[column - width]
                        }
                        if column >= width - 1 { most = max(most, Double(difference) / Double(strength)) }
                    }
                }
            }
        }
        return most
    }

    /// Returns the largest difference in brightness, blueness or redness, averaged over any region of 2 × 2 patches.
    func colourDifference(from other: PictureSketch) -> Double {
        var most = 0
        for channel in 0..<3 {
            let start = Self.rows * Self.columns + channel * Self.patches * Self.patches
            func difference(_ index: Int) -> Int {
                Int(bytes[start + index]) - Int(other.bytes[start + index])
            }
            for row in 0..<Self.patches - 1 {
                for column in 0..<Self.patches - 1 {
                    let index = row * Self.patches + column
                    let below = index + Self.patches
                    most = max(
                        most,
                        abs(
                            difference(index) + difference(index + 1) + difference(below)
                                + difference(below + 1)))
                }
            }
        }
        return Double(most) / 4
    }
}
