internal import CGD

/// An image in memory that can be written to a file, for tests and samples.
package struct Picture: Sendable, Equatable {
    /// The width in pixels.
    package let width: Int
    /// The height in pixels.
    package let height: Int
    /// The pixels, row by row from the top: eight bits each of opacity (255 is opaque), red, green and blue.
    package var pixels: [UInt32]

    /// A file format.
    package enum Encoding: Sendable, Hashable {
        case png
        case gif
        /// JPEG with a quality in 0...100.
        case jpeg(Int)
        /// Progressive JPEG with a quality in 0...100, which a decoder must hold in memory completely.
        case progressiveJPEG(Int)
        /// WebP with a quality in 0...100.
        case webp(Int)
    }

    /// Creates an image of one colour.
    package init(width: Int, height: Int, colour: UInt32 = 0xFFFF_FFFF) {
        self.width = width
        self.height = height
        pixels = Array(repeating: colour, count: width * height)
    }

    /// Returns the bytes of an image file.
    package func encoded(as encoding: Encoding) -> [UInt8] {
        let drawn = drawing()
        if case .progressiveJPEG = encoding { gdImageInterlace(drawn.image, 1) }
        var count: Int32 = 0
        let written: UnsafeMutableRawPointer? =
            switch encoding {
            case .png: gdImagePngPtrEx(drawn.image, &count, 6)
            case .gif: gdImageGifPtr(drawn.image, &count)
            case .jpeg(let quality), .progressiveJPEG(let quality):
                gdImageJpegPtr(drawn.image, &count, Int32(quality))
            case .webp(let quality): gdImageWebpPtrEx(drawn.image, &count, Int32(quality))
            }
        guard let written else { return [] }
        defer { gdFree(written) }
        return Array(UnsafeRawBufferPointer(start: written, count: Int(count)))
    }

    /// Returns a copy of another size, in which each pixel is the mean of the pixels it covers.
    package func resampled(width newWidth: Int, height newHeight: Int) -> Picture {
        let source = drawing()
        let target = Picture(width: newWidth, height: newHeight).drawing()
        gdImageAlphaBlending(target.image, 0)
        gdImageCopyResampled(
            target.image, source.image, 0, 0, 0, 0, Int32(newWidth), Int32(newHeight), Int32(width),
            Int32(height))
        var copy = Picture(width: newWidth, height: newHeight)
        target.forEachRow { y, row in
            for x in 0..<newWidth {
                let pixel = UInt32(bitPattern: row[x])
                let opacity = 255 - (pixel >> 24 & 0x7F) * 255 / 127
                copy.pixels[y * newWidth + x] = opacity << 24 | pixel & 0xFF_FFFF
            }
        }
        return copy
    }

    private func drawing() -> DecodedImage {
        guard let image = gdImageCreateTrueColor(Int32(width), Int32(height)) else {
            preconditionFailure("cannot create an image of \(width) × \(height) pixels")
        }
        gdImageSaveAlpha(image, 1)
        for y in 0..<height {
            guard let row = image.pointee.tpixels[y] else { continue }
            for x in 0..<width {
                let pixel = pixels[y * width + x]
                let transparency = (255 - (pixel >> 24)) * 127 / 255
                row[x] = Int32(bitPattern: transparency << 24 | pixel & 0xFF_FFFF)
            }
        }
        return DecodedImage(adopting: image)
    }
}
