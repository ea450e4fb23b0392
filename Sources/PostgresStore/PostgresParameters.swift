internal import SQLStores

/// The parameters of a statement in the server's binary format.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    /// The start of each value in ``bytes``; `nil` for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    /// Appends a value.
    ///
    /// - Throws: ``UnstorableValue``.
    mutating func append(_ value: SQLValue, type: PostgresType) throws(UnstorableValue) {
        let start = bytes.count
        try PostgresEncoding.append(value, type: type, to: &bytes)
        starts.append(value == .null ? nil : start)
        lengths.append(Int32(bytes.count - start))
    }

    /// Calls a closure with the number of values, and with their addresses, lengths and formats, as libpq expects them.
    func withPointers<Value>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
        ) throws -> Value
    ) rethrows -> Value {
        // An empty value has an address too.
        try (bytes + [0]).withUnsafeBytes { buffer in
            let base = buffer.bindMemory(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } } + [nil]
            let formats = [Int32](repeating: 1, count: starts.count + 1)
            return try body(Int32(starts.count), pointers, lengths + [0], formats)
        }
    }
}
