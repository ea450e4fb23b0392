/// The fields of one row: a buffer that is used again for every row, so that reading allocates nothing.
final class CSVRow {
    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var ends: [Int] = []
    /// The line on which the row begins.
    fileprivate(set) var line = 0
    fileprivate(set) var isComplete = false

    /// How many fields there are.
    var count: Int { ends.count }

    /// The text of a field, without white space around it where it was not quoted; empty where there is none.
    subscript(index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func begin(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isComplete = false
        self.line = line
    }

    func append(_ field: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: field)
        ends.append(bytes.count)
    }

    func complete() { isComplete = true }

    /// The index of the first field that is not UTF-8.
    var firstInvalidField: Int? {
        let isASCII = bytes.withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 } }
        if isASCII { return nil }
        // Two halves of a character in neighbouring fields are valid only together.
        let isCut = ends.contains { $0 < bytes.count && bytes[$0] & 0xC0 == 0x80 }
        if !isCut, String(validating: bytes, as: UTF8.self) != nil { return nil }
        return (0..<count).first { String(validating: self[$0], as: UTF8.self) == nil }
    }
}
