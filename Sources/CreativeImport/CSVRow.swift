/// The bytes of one field, valid until the next row is read.
typealias FieldBytes = UnsafeBufferPointer<UInt8>

/// The fields of one row. The memory is reused for every row, so that reading allocates nothing.
///
/// The fields are copied into the row by ``append(_:)``, or refer to the memory of a reader by ``refer(to:)``.
final class CSVRow {
    /// Kept behind a pointer: over 18 million rows, exclusivity checks on properties are measurable.
    private struct Storage {
        var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
        var capacity = 1024
        var length = 0
        var fields = UnsafeMutablePointer<FieldBytes>.allocate(capacity: 32)
        var fieldCapacity = 32
        var count = 0
        var line = 0
        var isComplete = false
        var followsBlankLine = false
        var isCut = false
        var isKnownASCII = false

        mutating func append(_ field: UnsafeRawBufferPointer) {
            let end = length + field.count
            if end > capacity { grow(to: max(end, capacity * 2)) }
            let copy = bytes + length
            if let source = field.baseAddress {
                UnsafeMutableRawPointer(copy).copyMemory(from: source, byteCount: field.count)
            }
            length = end
            refer(to: FieldBytes(start: copy, count: field.count))
        }

        @inline(__always)
        mutating func refer(to field: FieldBytes) {
            if count == fieldCapacity { growFields() }
            fields[count] = field
            count += 1
        }

        /// Moves the copied fields to larger memory.
        private mutating func grow(to larger: Int) {
            let old = bytes
            bytes = Self.grown(old, count: length, to: larger)
            capacity = larger
            for index in 0..<count {
                guard let start = fields[index].baseAddress, start >= old, start <= old + length else {
                    continue
                }
                fields[index] = FieldBytes(
                    start: bytes + (start - UnsafePointer(old)), count: fields[index].count)
            }
        }

        private mutating func growFields() {
            fields = Self.grown(fields, count: count, to: fieldCapacity * 2)
            fieldCapacity *= 2
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
        storage.pointee.fields.deallocate()
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

    /// Whether the reader knows that all fields are ASCII.
    var isKnownASCII: Bool {
        get { storage.pointee.isKnownASCII }
        set { storage.pointee.isKnownASCII = newValue }
    }

    /// Returns the text of a field, trimmed unless it was quoted, or an empty buffer if there is no such field.
    subscript(index: Int) -> FieldBytes {
        guard index >= 0, index < storage.pointee.count else { return FieldBytes(start: nil, count: 0) }
        return storage.pointee.fields[index]
    }

    /// All fields, valid until the row changes.
    var fields: UnsafeBufferPointer<FieldBytes> {
        UnsafeBufferPointer(start: storage.pointee.fields, count: storage.pointee.count)
    }

    func begin(line: Int) {
        storage.pointee.length = 0
        storage.pointee.count = 0
        storage.pointee.isComplete = false
        storage.pointee.followsBlankLine = false
        storage.pointee.isCut = false
        storage.pointee.isKnownASCII = false
        storage.pointee.line = line
    }

    /// Adds a field that stays in the memory of its reader.
    @inline(__always)
    func refer(to field: FieldBytes) { storage.pointee.refer(to: field) }

    /// Adds a copy of a field.
    func append(_ field: UnsafeRawBufferPointer) { storage.pointee.append(field) }

    /// Marks the row as complete.
    @inline(__always)
    func complete() { storage.pointee.isComplete = true }

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
        if isKnownASCII { return nil }
        return fields.firstIndex { !$0.isASCII && String(validating: $0, as: UTF8.self) == nil }
    }
}

extension FieldBytes {
    /// Whether no byte has its highest bit set. Eight bytes are tested at a time.
    var isASCII: Bool {
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
