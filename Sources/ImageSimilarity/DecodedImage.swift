internal import CGD
internal import Foundation
internal import StageCore

/// A picture decoded by libgd, in true colour. The only file beside its writer that imports the library.
struct DecodedImage: ~Copyable {
    let image: gdImagePtr

    /// Decodes bytes whose header was checked.
    ///
    /// - Returns: `nil` where the library finds them broken.
    init?(_ bytes: [UInt8], format: ImageHeader.Format) {
        guard let count = Int32(exactly: bytes.count) else { return nil }
        Self.keepSilent
        let decoded = bytes.withUnsafeBufferPointer { buffer -> gdImagePtr? in
            // The library reads only, though its parameter is not marked so.
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

    /// Calls a function with each row of pixels from the top: seven bits of transparency, then red, green and blue.
    func forEachRow(_ body: (Int, UnsafeBufferPointer<Int32>) -> Void) {
        guard let rows = image.pointee.tpixels else { return }
        for y in 0..<height { body(y, UnsafeBufferPointer(start: rows[y], count: width)) }
    }

    /// The library writes what it finds wrong to standard error, unless told otherwise once, and for the whole process.
    /// Not so the warnings of libpng, which it leaves to that library.
    static let keepSilent: Void = gdSetErrorMethod { _, _, _ in }
}

/// A colour on white ground, each part in 0...255.
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

/// Reads a file that may be anything: its path is untrusted.
enum ImageFile {
    /// The bytes of a regular file.
    ///
    /// - Throws: ``ImageSimilarityError`` with code `cannotRead` or `tooLarge`.
    static func bytes(of path: String, limit: Int) throws -> [UInt8] {
        func problem(_ message: String) -> ImageSimilarityError {
            ImageSimilarityError(.cannotRead, "\(quoted(path, limit: 200)) \(message)")
        }
        // To the system, a path ends at its first zero byte.
        guard !path.utf8.contains(0) else { throw problem("is no path, expected one without zero bytes") }
        // Not to wait for a pipe that nobody writes to.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem("cannot be opened: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw problem("cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw problem("is a directory, a pipe or a device, expected a file")
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
