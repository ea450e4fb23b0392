/// Memory for text that several threads read.
final class TextBytes: @unchecked Sendable {
    /// The bytes. They do not change once the chunk is passed on.
    let start: UnsafeMutablePointer<UInt8>
    /// The number of bytes.
    let count: Int

    /// Creates a copy of two parts in a row.
    init(
        _ first: UnsafeRawBufferPointer,
        _ second: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) {
        count = first.count + second.count
        start = .allocate(capacity: max(1, count))
        let raw = UnsafeMutableRawPointer(start)
        if let source = first.baseAddress { raw.copyMemory(from: source, byteCount: first.count) }
        if let source = second.baseAddress {
            (raw + first.count).copyMemory(from: source, byteCount: second.count)
        }
    }

    deinit { start.deallocate() }

    /// The bytes, valid as long as this object.
    var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}

/// A piece of a text in UTF-8 that ends after a line ending, or with the text.
struct TextChunk: Sendable {
    var bytes: TextBytes
    /// The number of the first line, from 1.
    var line: Int
    /// Whether the text ends with the chunk.
    var isLast: Bool
    /// The position in the file after the chunk, for progress.
    var position: Int
    /// The encoding of the file, for messages.
    var encoding: TextEncoding
}
