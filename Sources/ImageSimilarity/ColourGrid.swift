/// An image scaled to 64 × 64 cells of brightness and two colour differences (ITU-R BT.601), 0...255 each.
///
/// Each cell is the mean of the pixels it covers, so that the grid is about the same for every size of the image.
struct ColourGrid {
    static let side = 64

    /// The planes of brightness, blueness and redness.
    let cells: [[Float]]

    /// - Complexity: O(pixels).
    init(_ image: borrowing DecodedImage) {
        let side = Self.side
        let columns = CellWeights(length: image.width, cells: side)
        let rows = CellWeights(length: image.height, cells: side)
        var red = [Float](repeating: 0, count: side * side)
        var green = red
        var blue = red
        var line = [Colour](repeating: Colour(onWhite: 0), count: image.width)
        image.forEachRow { y, pixels in
            for x in pixels.indices { line[x] = Colour(onWhite: pixels[x]) }
            var sums = [SIMD4<Float>](repeating: .zero, count: side)
            for cell in 0..<side {
                var sum = SIMD4<Float>.zero
                for x in columns.range(of: cell) {
                    let weight = columns.weight(of: x, in: cell)
                    sum += weight * SIMD4(line[x].red, line[x].green, line[x].blue, 0)
                }
                sums[cell] = sum
            }
            for row in rows.cells(over: y) {
                let weight = rows.weight(of: y, in: row)
                for cell in 0..<side {
                    red[row * side + cell] += weight * sums[cell].x
                    green[row * side + cell] += weight * sums[cell].y
                    blue[row * side + cell] += weight * sums[cell].z
                }
            }
        }
        var light = red
        var blueDifference = red
        var redDifference = red
        for cell in red.indices {
            let value = 0.299 * red[cell] + 0.587 * green[cell] + 0.114 * blue[cell]
            light[cell] = value
            blueDifference[cell] = 128 + 0.564 * (blue[cell] - value)
            redDifference[cell] = 128 + 0.713 * (red[cell] - value)
        }
        cells = [light, blueDifference, redDifference]
    }

    /// Returns the cells blurred with weights 1, 2, 1 in both directions.
    static func blurred(_ cells: [Float], rows: Int, columns: Int) -> [Float] {
        var across = cells
        for row in 0..<rows {
            for column in 0..<columns {
                let left = cells[row * columns + max(0, column - 1)]
                let right = cells[row * columns + min(columns - 1, column + 1)]
                across[row * columns + column] = (left + 2 * cells[row * columns + column] + right) / 4
            }
        }
        var both = across
        for row in 0..<rows {
            for column in 0..<columns {
                let above = across[max(0, row - 1) * columns + column]
                let below = across[min(rows - 1, row + 1) * columns + column]
                both[row * columns + column] = (above + 2 * across[row * columns + column] + below) / 4
            }
        }
        return both
    }
}

/// The coverage of cells by the pixels of a line.
private struct CellWeights {
    let length: Int
    let cells: Int

    /// Returns the pixels that a cell covers.
    func range(of cell: Int) -> Range<Int> {
        cell * length / cells..<((cell + 1) * length + cells - 1) / cells
    }

    /// Returns the cells that cover a pixel.
    func cells(over pixel: Int) -> Range<Int> {
        pixel * cells / length..<((pixel + 1) * cells + length - 1) / length
    }

    /// Returns the share of a cell that a pixel covers. The shares of a cell sum to 1.
    func weight(of pixel: Int, in cell: Int) -> Float {
        let start = max(pixel * cells, cell * length)
        let end = min((pixel + 1) * cells, (cell + 1) * length)
        return Float(end - start) / Float(length)
    }
}
