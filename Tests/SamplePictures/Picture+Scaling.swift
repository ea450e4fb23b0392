package import ImageSimilarity

extension Picture {
    /// Returns a copy of another size, interpolated between the four nearest pixels.
    package func interpolated(width newWidth: Int, height newHeight: Int) -> Picture {
        var copy = Picture(width: newWidth, height: newHeight)
        for y in 0..<newHeight {
            let down = max(0, (Double(y) + 0.5) * Double(height) / Double(newHeight) - 0.5)
            let (top, bottom) = (Int(down), min(height - 1, Int(down) + 1))
            for x in 0..<newWidth {
                let across = max(0, (Double(x) + 0.5) * Double(width) / Double(newWidth) - 0.5)
                let (left, right) = (Int(across), min(width - 1, Int(across) + 1))
                let (a, b) = (across - Double(left), down - Double(top))
                var pixel: UInt32 = 0
                for shift in stride(from: 0, through: 24, by: 8) {
                    func part(_ x: Int, _ y: Int) -> Double {
                        Double(pixels[y * width + x] >> UInt32(shift) & 0xFF)
                    }
                    let upper = part(left, top) * (1 - a) + part(right, top) * a
                    let lower = part(left, bottom) * (1 - a) + part(right, bottom) * a
                    pixel |= UInt32(upper * (1 - b) + lower * b + 0.5) << UInt32(shift)
                }
                copy.pixels[y * newWidth + x] = pixel
            }
        }
        return copy
    }
}
