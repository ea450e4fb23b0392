internal import Foundation

/// A stream of bytes that is decoded to UTF-8.
final class ByteSource {
    /// The file's size in bytes, for progress.
    let size: Int
    /// The number of bytes read.
    var position: Int { stream.position }
    /// The encoding of the text.
    ///
    /// Unless an encoding was given, it is detected from the first bytes.
    private(set) var encoding: TextEncoding

    private let stream: any ByteStream
    private let chunkSize: Int
    private var decoder: (any TextDecoder)?
    private var isFirst = true

    /// Creates a source over a stream.
    ///
    /// - Parameter encoding: The encoding of text without a byte order mark.
    init(
        _ stream: any ByteStream, size: Int, encoding: TextEncoding = .utf8, chunkSize: Int = 1 << 18
    ) {
        self.stream = stream
        self.size = size
        self.encoding = encoding
        self.chunkSize = chunkSize
    }

    /// Opens a file or pipe for a single pass: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// - Throws: ``ImportError`` if the file is missing, a directory or unreadable.
    convenience init(_ file: URL, chunkSize: Int = 1 << 18) throws {
        let name = InputFile.name(of: file)
        let opened = try InputFile.open(file, name: name)
        let stream = FileStream(descriptor: opened.descriptor, name: name, isSeekable: false)
        self.init(stream, size: opened.size, chunkSize: chunkSize)
    }

    /// Returns the next piece of text as UTF-8, or an empty array at the end.
    func next() throws -> [UInt8] {
        while true {
            let raw = try stream.read(chunkSize)
            let text = isFirst ? try begin(raw) : decoder?.decode(raw) ?? raw
            isFirst = false
            if raw.isEmpty { return decoder?.finish() ?? [] }
            if !text.isEmpty { return text }
        }
    }

    /// Detects a byte order mark, which needs three bytes.
    private func begin(_ first: [UInt8]) throws -> [UInt8] {
        var start = first
        while start.count < 3 {
            let more = try stream.read(chunkSize)
            if more.isEmpty { break }
            start += more
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            encoding = .utf8
            return Array(start.dropFirst(3))
        }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            encoding = start[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
            start = Array(start.dropFirst(2))
        }
        decoder = encoding.decoder()
        return decoder?.decode(start) ?? start
    }
}
