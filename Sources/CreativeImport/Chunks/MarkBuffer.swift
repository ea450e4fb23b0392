internal import CVectorKernels

/// The positions of the delimiters, quotes and line endings of a chunk. The memory is reused for every chunk.
final class MarkBuffer {
    private(set) var marks: UnsafeMutablePointer<UInt32>
    private var capacity: Int

    init() {
        capacity = 1 << 12
        marks = .allocate(capacity: capacity)
    }

    deinit { marks.deallocate() }

    /// Finds the marks of a text of less than 4 GiB. The end of the text follows as the last mark.
    ///
    /// - Complexity: O(n) in the length of the text, 64 bytes at a time.
    func scan(_ text: TextBytes, delimiter: UInt8) {
        let needed = (text.count + 63) / 64 * 64 + 1
        if needed > capacity {
            marks.deallocate()
            capacity = needed
            marks = .allocate(capacity: capacity)
        }
        let count = cvk_text_marks(text.start, text.count, delimiter, marks)
        marks[count] = UInt32(text.count)
    }
}
