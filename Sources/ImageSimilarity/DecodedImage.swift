internal import CGD
internal import Foundation
internal import StageCore

/// A true-colour image decoded by libgd. Only this file and the writer import the library.
struct DecodedImage: ~Copyable {
    let image: gdImagePtr

    /// Decodes an image whose header has been validated.
    ///
    /// Returns `nil` if the library rejects the data.
    init?(_ bytes: [UInt8], format: ImageHeader.Format) {
        guard let count = Int32(exactly: bytes.count) else { return nil }
        Self.keepSilent
        let decoded = bytes.withUnsafeBufferPointer { buffer -> gdImagePtr? in
            // The library only reads the data, although its parameter is not const.
            let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            return switch format {
            case .png: gdImageCreateFromPngPtr(count, start)
            case .jpeg: gdImageCreateFromJpegPtrEx(count, start, 0)
            case .gif: gdImageCreateFromGifPtr(count, start)
            case .webp: gdImageCreateFromWebpPtr(count, start)
            }
        }
        guard let decoded else { return nil }
        if decoded.pointee.trueColor == 0, gdImagePaletteToTrueColor(decoded) == 0 {
            gdImageDestroy(decoded)
            return nil
        }
        image = decoded
    }

    init(adopting image: gdImagePtr) { self.image = image }

    deinit { gdImageDestroy(image) }

    var width: Int { Int(image.pointee.sx) }
    var height: Int { Int(image.pointee.sy) }

    /// Calls `body` with each row of pixels from the top: seven bits of transparency, then red, green and blue.
    func forEachRow(_ body: (Int, UnsafeBufferPointer<Int32>) -> Void) {
        guard let rows = image.pointee.tpixels else { return }
        for y in 0..<height { body(y, UnsafeBufferPointer(start: rows[y], count: width)) }
    }

    /// Silences the library, for the entire process. By default it writes errors to standard error. Warnings of libpng are
    /// not affected.
    static let keepSilent: Void = gdSetErrorMethod { _, _, _ in }
}

/// A colour on a white background, each component in 0...255.
struct Colour {
    var red: Float
    var green: Float
    var blue: Float

    init(onWhite pixel: Int32) {
        let opacity = Float(127 - (pixel >> 24 & 0x7F)) / 127
        let white = 255 * (1 - opacity)
        red = Float(pixel >> 16 & 0xFF) * opacity + white
        green = Float(pixel >> 8 & 0xFF) * opacity + white
        blue = Float(pixel & 0xFF) * opacity + white
    }
}

/// Reads files from untrusted paths, which may name anything.
enum ImageFile {
    /// Returns the bytes of a regular file.
    ///
    /// - Throws: ``ImageSimilarityError`` with code `cannotRead` or `tooLarge`.
    static func bytes(of path: String, limit: Int) throws -> [UInt8] {
        func problem(_ message: String) -> ImageSimilarityError {
            ImageSimilarityError(.cannotRead, "\(quoted(path, limit: 200)) \(message)")
        }
        // The system ends a path at its first NUL byte.
        guard !path.utf8.contains(0) else { throw problem("is not a valid path: contains NUL") }
        // O_NONBLOCK avoids waiting for a pipe without a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem("cannot be opened: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw problem("cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw problem("is a directory, pipe or device, expected a regular file")
        }
        guard status.st_size <= limit else {
            throw ImageSimilarityError(
                .tooLarge,
                "\(quoted(path, limit: 200)) has \(counted(Int64(status.st_size), "byte")), expected at most \(limit)"
            )
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, Int(status.st_size))) { buffer, count in
            while count < Int(status.st_size) {
                let got = read(descriptor, buffer.baseAddress! + count, Int(status.st_size) - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else { throw problem("cannot be read: \(String(cString: strerror(failure)))") }
        return bytes
    }
}
