public import Foundation
internal import StageCore

/// Hashes pictures by their looks: PNG, JPEG, GIF (the first picture) and still WebP.
///
/// Copies of another size, of a slightly different shape, and recompressed ones have hashes a few bits apart; so may have
/// the same layout with another headline or in other colours, which the hash's sketch tells apart (``LookAlikes``). Cropped,
/// rotated and mirrored copies count as other pictures. What is transparent is seen on white; a rotation noted in a photo's
/// properties is not applied.
///
/// The method is our own in the line of block-wise projections (J. Fridrich, M. Goljan, "Robust Hash Functions for
/// Digital Watermarking", ITCC 2000) and of the hashes by block means and cosine transforms that are compared in
/// C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010: those see brightness only, and
/// whole pictures at a few hundred bits take one headline for another.
///
/// Of a GIF or a JPEG that is cut short, what is there is hashed; other formats are then `corrupt`.
///
/// Pictures are decoded by libgd. The size that a header names is checked before that, so that a small file cannot
/// fill the memory. Decoding was measured to take, beside the bytes of the file, 4 bytes a pixel for a JPEG, 5 for a GIF,
/// 8 for a PNG or a WebP, and 10 for a progressive JPEG in full colour. libgd's own messages are turned off for the whole
/// process by its one global switch; libpng's warnings about a broken file, for which libgd offers none, go to standard
/// error.
public struct ImageHasher: Sendable {
    /// What is refused.
    public struct Options: Sendable, Hashable {
        /// The most pixels of a picture, in 1...100,000,000: 40 million, which decode in 0.16 to 0.4 GB by their
        /// format.
        public var maximumPixels = 40_000_000
        /// The most bytes of a file, in 1...1 GiB: 64 MiB.
        public var maximumBytes = 64 << 20

        /// Makes options with their defaults.
        public init() {}

        fileprivate func check() throws {
            guard (1...100_000_000).contains(maximumPixels) else {
                throw ImageSimilarityError(
                    .invalidOption, "maximumPixels is \(maximumPixels), expected 1 to 100,000,000")
            }
            guard (1...1 << 30).contains(maximumBytes) else {
                throw ImageSimilarityError(
                    .invalidOption, "maximumBytes is \(maximumBytes), expected 1 to \(1 << 30)")
            }
        }
    }

    /// What was set.
    let options: Options

    /// Makes a hasher with the default options.
    public init() { options = Options() }

    /// Makes a hasher.
    ///
    /// - Parameter options: What is refused.
    /// - Throws: ``ImageSimilarityError`` with code `invalidOption`.
    public init(options: Options) throws {
        try options.check()
        self.options = options
    }

    /// Hashes a file.
    ///
    /// - Parameter file: The path of a regular file.
    /// - Throws: ``ImageSimilarityError``, naming the path.
    /// - Complexity: O(bytes + pixels).
    public func hash(contentsOf file: URL) throws -> ImageHash {
        let bytes = try ImageFile.bytes(of: file.path, limit: options.maximumBytes)
        do { return try hash(unnamed: bytes) } catch {
            throw ImageSimilarityError(error.code, "\(quoted(file.path, limit: 200)) \(error.message)")
        }
    }

    /// Hashes the bytes of a file.
    ///
    /// - Parameter bytes: All of them.
    /// - Throws: ``ImageSimilarityError``.
    /// - Complexity: O(bytes + pixels).
    public func hash(of bytes: [UInt8]) throws -> ImageHash {
        guard bytes.count <= options.maximumBytes else {
            throw ImageSimilarityError(
                .tooLarge,
                "the picture has \(counted(bytes.count, "byte")), expected at most \(options.maximumBytes)")
        }
        do { return try hash(unnamed: bytes) } catch {
            throw ImageSimilarityError(error.code, "the picture \(error.message)")
        }
    }

    private func hash(unnamed bytes: [UInt8]) throws(ImageHeader.Problem) -> ImageHash {
        let header = try ImageHeader(bytes)
        guard header.width <= options.maximumPixels / header.height else {
            throw ImageHeader.Problem(
                code: .tooLarge,
                message:
                    "is \(header.width) × \(header.height) pixels, expected at most \(options.maximumPixels) pixels"
            )
        }
        guard let image = DecodedImage(bytes, format: header.format) else {
            throw ImageHeader.Problem(
                code: .corrupt,
                message: "is broken, expected a whole \(header.format.rawValue.uppercased()) picture")
        }
        return ImageHash(ColourGrid(image)) ?? ImageHash(pixelsOf: image)
    }
}

extension ImageHash {
    /// The checksum of a picture's pixels (Fowler, Noll and Vo's, 64 bits, a pixel at a time).
    fileprivate init(pixelsOf image: borrowing DecodedImage) {
        var checksum: UInt64 = 0xCBF2_9CE4_8422_2325
        image.forEachRow { _, row in
            for pixel in row {
                let colour = Colour(onWhite: pixel)
                let shown = UInt64(colour.red) << 16 | UInt64(colour.green) << 8 | UInt64(colour.blue)
                checksum = (checksum ^ shown) &* 0x100_0000_01B3
            }
        }
        self.init(checksum: checksum, shape: UInt64(image.width) << 32 | UInt64(image.height))
    }
}
