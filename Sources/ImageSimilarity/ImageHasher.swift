public import Foundation
internal import StageCore

/// Computes perceptual hashes of images: PNG, JPEG, GIF (the first frame) and still WebP.
///
/// The hashes of resized, slightly stretched and recompressed copies differ in a few bits. This can also be true for the
/// same layout with another headline or in other colours, which the sketch of the hash distinguishes (``LookAlikes``).
/// Cropped, rotated and mirrored copies count as different images. Transparent areas are rendered on white. The EXIF
/// orientation is not applied.
///
/// The method is original, related to block-wise projections (J. Fridrich, M. Goljan, "Robust Hash Functions for
/// Digital Watermarking", ITCC 2000) and to the hashes based on block means and cosine transforms compared in
/// C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010. Those use only brightness, and
/// with a few hundred bits for an entire image they confuse one headline with another.
///
/// For a truncated GIF or JPEG, the available part is hashed; other truncated formats throw `corrupt`.
///
/// Images are decoded by libgd. The size given in the header is validated before decoding, so that a small file cannot
/// exhaust memory. In measurements, decoding needs, in addition to the bytes of the file, 4 bytes per pixel for JPEG, 5
/// for GIF, 8 for PNG and WebP, and 10 for progressive JPEG in full colour. The messages of libgd are turned off for the
/// entire process with its only, global switch. Warnings of libpng about a broken file, which libgd cannot turn off, go
/// to standard error.
public struct ImageHasher: Sendable {
    /// The limits of a hasher.
    public struct Options: Sendable, Hashable {
        /// The maximum number of pixels of an image, in 1...100,000,000; the default is 40 million. Decoding that many pixels
        /// takes 0.16 to 0.4 GB, depending on the format.
        public var maximumPixels = 40_000_000
        /// The maximum size of a file in bytes, in 1...1 GiB; the default is 64 MiB.
        public var maximumBytes = 64 << 20

        /// Creates the default options.
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

    /// The options of the hasher.
    let options: Options

    /// Creates a hasher with the default options.
    public init() { options = Options() }

    /// Creates a hasher.
    ///
    /// - Parameter options: The limits of the hasher.
    /// - Throws: ``ImageSimilarityError`` with code `invalidOption`.
    public init(options: Options) throws {
        try options.check()
        self.options = options
    }

    /// Returns the hash of an image file.
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

    /// Returns the hash of an image in memory.
    ///
    /// - Parameter bytes: The complete bytes of the image file.
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
                message: "is corrupt, expected a valid \(header.format.rawValue.uppercased()) picture")
        }
        return ImageHash(ColourGrid(image)) ?? ImageHash(pixelsOf: image)
    }
}

extension ImageHash {
    /// Creates a checksum hash of an image's pixels (64-bit Fowler–Noll–Vo, one pixel at a time).
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
