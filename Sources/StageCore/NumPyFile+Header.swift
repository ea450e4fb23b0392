#if _endian(big)
    #error("Only little-endian platforms are supported: numbers are copied unchanged.")
#endif

/// The header of a NumPy file: a Python dictionary with three entries.
struct NumPyHeader: Equatable {
    var type: NumPyFile.ElementType
    var isFortranOrder: Bool
    var shape: [Int]

    static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

    /// The number of elements, or `nil` if the number of their bytes overflows `Int`.
    var elementCount: Int? {
        if shape.contains(0) { return 0 }
        var bytes = type.byteCount
        for length in shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
            if overflow { return nil }
            bytes = product
        }
        return bytes / type.byteCount
    }

    /// The shape in Python syntax.
    var shapeText: String {
        let lengths = shape.prefix(8).map(String.init).joined(separator: ", ")
        return "(\(lengths)\(shape.count == 1 ? "," : "")\(shape.count > 8 ? ", …" : ""))"
    }

    /// The beginning of a file of version 1.0, up to its first number: 128 bytes.
    ///
    /// Two lengths of any size fit, so that a writer can overwrite the number of rows later.
    var encoded: [UInt8] {
        let order = isFortranOrder ? "True" : "False"
        let text = "{'descr': '\(type.rawValue)', 'fortran_order': \(order), 'shape': \(shapeText), }"
        var bytes = Self.magic + [1, 0, 118, 0] + Array(text.utf8)
        precondition(bytes.count < 128, "only one or two dimensions fit")
        bytes += Array(repeating: UInt8(ascii: " "), count: 127 - bytes.count)
        return bytes + [UInt8(ascii: "\n")]
    }
}

/// The reason for rejecting a header. The reader of the file adds the file's name.
struct NumPyHeaderProblem: Error {
    var code: NumPyFileError.Code
    var message: String

    init(_ code: NumPyFileError.Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ message: String) {
        self.init(.malformedHeader, message)
    }
}

/// Parses the dictionary of a header: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
///
/// The keys may be in any order, with white space between all parts. Each must occur exactly once.
struct NumPyHeaderParser {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var type: NumPyFile.ElementType?
    private var isFortranOrder: Bool?
    private var shape: [Int]?

    static func parse(_ bytes: [UInt8]) throws(NumPyHeaderProblem) -> NumPyHeader {
        var parser = NumPyHeaderParser(bytes)
        return try parser.header()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
        index = 0
    }

    private mutating func header() throws(NumPyHeaderProblem) -> NumPyHeader {
        try expect("{")
        while !skip("}") {
            try entry()
            if !skip(",") {
                try expect("}")
                break
            }
        }
        skipWhiteSpace()
        guard index == bytes.endIndex else { throw unexpected("the end of the header") }
        guard let type else { throw missing("descr") }
        guard let isFortranOrder else { throw missing("fortran_order") }
        guard let shape else { throw missing("shape") }
        return NumPyHeader(type: type, isFortranOrder: isFortranOrder, shape: shape)
    }

    private mutating func entry() throws(NumPyHeaderProblem) {
        let key = try string("a key in quotation marks")
        try expect(":")
        switch String(decoding: key, as: UTF8.self) {
        case "descr" where type == nil: type = try elementType()
        case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truth()
        case "shape" where shape == nil: shape = try tuple()
        case "descr", "fortran_order", "shape":
            throw NumPyHeaderProblem("the header has the key \(quoted(utf8: key)) twice")
        default:
            throw NumPyHeaderProblem(
                "the header has the key \(quoted(utf8: key)), expected descr, fortran_order and shape")
        }
    }

    private mutating func elementType() throws(NumPyHeaderProblem) -> NumPyFile.ElementType {
        skipWhiteSpace()
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "(") {
            throw NumPyHeaderProblem(.unsupported, "the array contains records, expected plain numbers")
        }
        let name = try string("a type in quotation marks")
        guard let type = NumPyFile.ElementType(rawValue: String(decoding: name, as: UTF8.self)) else {
            throw NumPyHeaderProblem(
                .unsupported,
                "the element type is \(quoted(utf8: name)), expected “<f4”, “<f8”, “<i4” or “<i8”")
        }
        return type
    }

    private mutating func truth() throws(NumPyHeaderProblem) -> Bool {
        if skip("True") { return true }
        if skip("False") { return false }
        throw unexpected("True or False")
    }

    private mutating func tuple() throws(NumPyHeaderProblem) -> [Int] {
        try expect("(")
        var lengths: [Int] = []
        while !skip(")") {
            guard lengths.count < 64 else { throw unexpected("at most 64 dimensions") }
            lengths.append(try length())
            if !skip(",") {
                // In Python, a single number in parentheses is not a tuple.
                guard lengths.count > 1 else { throw unexpected("a comma") }
                try expect(")")
                break
            }
        }
        return lengths
    }

    private mutating func length() throws(NumPyHeaderProblem) -> Int {
        skipWhiteSpace()
        let start = index
        if skip("-") { throw unexpected("a nonnegative length", at: start) }
        let digits = bytes[index...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty else { throw unexpected("a length") }
        index = digits.endIndex
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw unexpected("a length of at most 63 bits", at: start)
        }
        // Python 2 marked long integers with an L.
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "L") { index += 1 }
        return value
    }

    private mutating func string(_ expected: String) throws(NumPyHeaderProblem) -> ArraySlice<UInt8> {
        skipWhiteSpace()
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"")
        else { throw unexpected(expected) }
        let text = bytes[(index + 1)...].prefix { $0 != bytes[index] }
        guard text.endIndex < bytes.endIndex else { throw unexpected("a closing quotation mark") }
        index = text.endIndex + 1
        return text
    }

    private mutating func skip(_ token: StaticString) -> Bool {
        skipWhiteSpace()
        let matches = token.withUTF8Buffer { bytes[index...].starts(with: $0) }
        if matches { index += token.utf8CodeUnitCount }
        return matches
    }

    private mutating func expect(_ token: StaticString) throws(NumPyHeaderProblem) {
        guard skip(token) else { throw unexpected("“\(token)”") }
    }

    private mutating func skipWhiteSpace() {
        while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func missing(_ key: String) -> NumPyHeaderProblem {
        NumPyHeaderProblem("the header has no entry “\(key)”")
    }

    private func unexpected(_ expected: String, at start: Int? = nil) -> NumPyHeaderProblem {
        let rest = bytes[(start ?? index)...]
        let found = rest.isEmpty ? "ends" : "continues with \(quoted(utf8: rest))"
        return NumPyHeaderProblem("the header \(found) at byte \(start ?? index), expected \(expected)")
    }
}
