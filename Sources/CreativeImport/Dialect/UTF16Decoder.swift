/// Decodes UTF-16 to UTF-8 in chunks. Half a character becomes a byte that is invalid in UTF-8, so that readers reject it like any
/// other invalid text.
struct UTF16Decoder: TextDecoder {
    private static let invalid: UInt8 = 0xFF

    let isLittleEndian: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt16?

    init(isLittleEndian: Bool) { self.isLittleEndian = isLittleEndian }

    mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 2)
        if let highSurrogate { units.append(highSurrogate) }
        highSurrogate = nil
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            units.append(
                isLittleEndian ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte))
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) {
            highSurrogate = last
            units.removeLast()
        }
        if let text = String(validating: units, as: UTF16.self) { return Array(text.utf8) }
        return Self.marked(units)
    }

    /// Converts units to UTF-8, with an invalid byte for each unpaired surrogate.
    private static func marked(_ units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.count)
        var parser = UTF16.ForwardParser()
        var rest = units.makeIterator()
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar): bytes += Array(String(UTF16.decode(scalar)).utf8)
            case .error: bytes.append(invalid)
            case .emptyInput: return bytes
            }
        }
    }

    mutating func finish() -> [UInt8] {
        defer { (oddByte, highSurrogate) = (nil, nil) }
        return oddByte == nil && highSurrogate == nil ? [] : [Self.invalid]
    }
}
