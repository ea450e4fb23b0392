internal import CZlib
internal import Foundation

/// The decompressed bytes of a gzip file with one or more members.
final class GzipStream: ByteStream {
    private let file: gzFile
    private let name: String
    private var unpacked = 0

    /// Opens a file for decompression.
    init(_ input: InputFile) throws {
        name = input.name
        let descriptor = try input.reopened()
        guard let file = gzdopen(descriptor, "rb") else {
            close(descriptor)
            throw ImportError(.unreadableFile, file: input.name, "cannot be decompressed")
        }
        self.file = file
    }

    deinit { gzclose(file) }

    var position: Int { max(0, Int(gzoffset(file))) }

    func read(_ count: Int) throws -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
            let result = gzread(file, buffer.baseAddress, UInt32(clamping: count))
            failed = result < 0
            received = max(0, Int(result))
        }
        var code: Int32 = 0
        _ = gzerror(file, &code)
        // A truncated file is not reported as a read error.
        guard !failed, code == Z_OK || code == Z_STREAM_END else {
            throw ImportError(
                .unreadableFile, file: name,
                "is damaged or incomplete: its gzip data cannot be decompressed after byte \(unpacked + bytes.count)"
            )
        }
        unpacked += bytes.count
        try UnpackedSize.check(unpacked, packed: position, name: name)
        return bytes
    }
}
