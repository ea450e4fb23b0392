/// The bytes of one field, valid until the next row is read.
typealias FieldBytes = UnsafeBufferPointer<UInt8>

/// The fields of one row. The memory is reused for every row, so that reading allocates nothing.
final class CSVRow {
    /// Kept behind a pointer: over 18 million rows, exclusivity checks on properties are measurable.
    private struct Storage {
        var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
        var capacity = 1024
        var length = 0
        /// The end of each field in `bytes`.
        var ends = UnsafeMutablePointer<Int>.allocate(capacity: 32)
        var endCapacity = 32
        var count = 0
        var line = 0
        var isComplete = false
        var followsBlankLine = false
        var isCut = false

        mutating func append(_ field: UnsafeRawBufferPointer) {
            let end = length + field.count
            if end > capacity {
                let larger = max(end, capacity * 2)
                bytes = Self.grown(bytes, count: length, to: larger)
                capacity = larger
            }
            if count == endCapacity {
                ends = Self.grown(ends, count: count, to: endCapacity * 2)
                endCapacity *= 2
            }
            if let source = field.baseAddress {
                UnsafeMutableRawPointer(bytes + length).copyMemory(from: source, byteCount: field.count)
            }
            length = end
            ends[count] = end
            count += 1
        }

        private static func grown<Element>(
            _ memory: UnsafeMutablePointer<Element>, count: Int, to capacity: Int
        ) -> UnsafeMutablePointer<Element> {
            let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
            larger.moveInitialize(from: memory, count: count)
            memory.deallocate()
            return larger
        }
    }

    private let storage: UnsafeMutablePointer<Storage>

    init() {
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage())
    }

    deinit {
        storage.pointee.bytes.deallocate()
        storage.pointee.ends.deallocate()
        storage.deallocate()
    }

    /// The number of fields.
    var count: Int { storage.pointee.count }

    /// The line on which the row begins.
    var line: Int { storage.pointee.line }

    /// Whether the last field was read.
    var isComplete: Bool { storage.pointee.isComplete }

    /// Whether a blank line precedes the row.
    var followsBlankLine: Bool {
        get { storage.pointee.followsBlankLine }
        set { storage.pointee.followsBlankLine = newValue }
    }

    /// Whether the file ends in this row, without a line ending.
    var isCut: Bool {
        get { storage.pointee.isCut }
        set { storage.pointee.isCut = newValue }
    }

    /// Returns the text of a field, trimmed unless it was quoted, or an empty buffer if there is no such field.
    subscript(index: Int) -> FieldBytes {
        let storage = storage.pointee
        guard index >= 0, index < storage.count else { return FieldBytes(start: nil, count: 0) }
        let start = index == 0 ? 0 : storage.ends[index - 1]
        return FieldBytes(start: storage.bytes + start, count: storage.ends[index] - start)
    }

    func begin(line: Int) {
        storage.pointee.length = 0
        storage.pointee.count = 0
        storage.pointee.isComplete = false
        storage.pointee.followsBlankLine = false
        storage.pointee.isCut = false
        storage.pointee.line = line
    }

    /// The pointer that the parser's callbacks pass to ``append(_:to:)`` and ``complete(_:)``. Passing the object would
    /// change its reference count with every field.
    var callbackContext: UnsafeMutableRawPointer { UnsafeMutableRawPointer(storage) }

    static func append(_ field: UnsafeRawBufferPointer, to context: UnsafeMutableRawPointer) {
        context.assumingMemoryBound(to: Storage.self).pointee.append(field)
    }

    static func complete(_ context: UnsafeMutableRawPointer) {
        context.assumingMemoryBound(to: Storage.self).pointee.isComplete = true
    }

    /// The index of the first field that is not valid UTF-8.
    var firstInvalidField: Int? {
        let all = FieldBytes(start: storage.pointee.bytes, count: storage.pointee.length)
        if all.isASCII { return nil }
        // Two halves of a character in adjacent fields are valid only when joined.
        let isCut = (0..<count).contains { field in
            let end = storage.pointee.ends[field]
            return end < all.count && all[end] & 0xC0 == 0x80
        }
        if !isCut, String(validating: all, as: UTF8.self) != nil { return nil }
        return (0..<count).first { String(validating: self[$0], as: UTF8.self) == nil }
    }
}

extension FieldBytes {
    /// Whether no byte has its highest bit set. Eight bytes are tested at a time.
    fileprivate var isASCII: Bool {
        let raw = UnsafeRawBufferPointer(self)
        var offset = 0
        var seen: UInt64 = 0
        while offset + 8 <= raw.count {
            seen |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        while offset < raw.count {
            seen |= UInt64(raw[offset])
            offset += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }
}
