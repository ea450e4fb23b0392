internal import SQLStores

/// The parameters of a statement in the server's formats: binary, except for times, days and JSON.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    /// The start of each value in ``bytes``; `nil` for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// Appends a value.
    ///
    /// - Throws: ``UnstorableValue``.
    mutating func append(_ value: SQLValue, type: PostgresType) throws(UnstorableValue) {
        switch (value, type) {
        case (.null, _): append(nil)
        case (.integer(let integer), .largeInteger): append(big: integer)
        case (.integer(let integer), .integer): append(big: try Self.exact(integer, as: Int32.self))
        case (.integer(let integer), .smallInteger): append(big: try Self.exact(integer, as: Int16.self))
        case (.integer(let integer), .boolean): append([integer == 0 ? 0 : 1])
        case (.integer(let integer), .real): append(big: Double(integer).bitPattern)
        case (.integer(let integer), _): append(text: String(integer))
        case (.real(let real), .real): append(big: real.bitPattern)
        case (.real(let real), _): append(text: "\(real)")
        case (.text(let text), .time):
            try Self.checkPrecision(of: text)
            append(text: text)
        case (.text(let text), .date), (.text(let text), .json): append(text: text)
        case (.text(let text), _):
            guard !text.utf8.contains(0) else {
                throw UnstorableValue(reason: "text with a NUL character cannot be stored in PostgreSQL")
            }
            append(text.utf8)
        case (.bytes(let bytes), _): append(bytes)
        }
    }

    /// Calls a closure with the values as libpq expects them.
    func withPointers<Value>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
        ) throws -> Value
    ) rethrows -> Value {
        // An empty value has an address too, and each text ends with a zero byte.
        try (bytes + [0]).withUnsafeBytes { buffer in
            let base = buffer.bindMemory(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } } + [nil]
            return try body(Int32(starts.count), pointers, lengths + [0], formats + [0])
        }
    }

    // MARK: -

    private mutating func append(_ value: (some Collection<UInt8>)?, isText: Bool = false) {
        starts.append(value == nil ? nil : bytes.count)
        lengths.append(Int32(value?.count ?? 0))
        formats.append(isText ? 0 : 1)
        if let value { bytes += value }
        if isText { bytes.append(0) }
    }

    private mutating func append(_ value: [UInt8]?) { append(value, isText: false) }

    private mutating func append(text: String) { append(text.utf8, isText: true) }

    private mutating func append(big value: some FixedWidthInteger) {
        append(withUnsafeBytes(of: value.bigEndian) { Array($0) })
    }

    private static func exact<Small: FixedWidthInteger>(
        _ value: Int64, as type: Small.Type
    ) throws(UnstorableValue) -> Small {
        guard let small = Small(exactly: value) else {
            throw UnstorableValue(reason: "\(value) does not fit in \(Small.bitWidth) bits")
        }
        return small
    }

    /// The server rounds times to microseconds.
    private static func checkPrecision(of text: String) throws(UnstorableValue) {
        let fraction = text.drop { $0 != "." }.dropFirst().prefix { $0.isNumber }
        guard text.first != "@", fraction.dropFirst(6).allSatisfy({ $0 == "0" }) else {
            throw UnstorableValue(reason: "time \(text) cannot be stored, expected whole microseconds")
        }
    }
}

/// A value that the server cannot store exactly.
struct UnstorableValue: Error {
    var reason: String
}
