/// Reads the header of a `.npy` file: a dictionary as Python writes it, of strings, booleans and one tuple.
struct NumPyHeaderParser {
    private var rest: ArraySlice<UInt8>
    private(set) var type: String?
    private(set) var isFortranOrder: Bool?
    private(set) var shape: [Int]?

    /// What was found where something else was expected, shortened and without control characters.
    struct Problem: Error {
        let text: String
    }

    init(_ text: some Sequence<UInt8>) throws(Problem) {
        rest = Array(text)[...]
        try expect("{")
        while !skip("}") {
            let key = try string()
            try expect(":")
            switch key {
            case "descr" where type == nil: type = try string()
            case "fortran_order" where isFortranOrder == nil: isFortranOrder = try boolean()
            case "shape" where shape == nil: shape = try tuple()
            default: throw Problem(text: "the key \(Self.shown(key.utf8))")
            }
            guard skip(",") else {
                try expect("}")
                break
            }
        }
        skipSpace()
        guard rest.isEmpty else { throw Problem(text: Self.shown(rest)) }
    }

    private mutating func skipSpace() {
        while let byte = rest.first, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { rest.removeFirst() }
    }

    private mutating func skip(_ text: String) -> Bool {
        skipSpace()
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }

    private mutating func expect(_ text: String) throws(Problem) {
        guard skip(text) else { throw Problem(text: Self.shown(rest)) }
    }

    private mutating func string() throws(Problem) -> String {
        skipSpace()
        guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
            let end = rest.dropFirst().firstIndex(of: quote)
        else { throw Problem(text: Self.shown(rest)) }
        let text = rest[(rest.startIndex + 1)..<end]
        rest = rest[(end + 1)...]
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func boolean() throws(Problem) -> Bool {
        if skip("True") { return true }
        try expect("False")
        return false
    }

    private mutating func tuple() throws(Problem) -> [Int] {
        try expect("(")
        var counts: [Int] = []
        while !skip(")") {
            skipSpace()
            let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            guard let count = Int(String(decoding: digits, as: UTF8.self)), counts.count < 64 else {
                throw Problem(text: Self.shown(rest))
            }
            counts.append(count)
            rest.removeFirst(digits.count)
            guard skip(",") else {
                try expect(")")
                break
            }
        }
        return counts
    }

    /// Text that was not written by us, fit for a message.
    static func shown(_ bytes: some Collection<UInt8>) -> String {
        guard !bytes.isEmpty else { return "the end" }
        let text = bytes.prefix(60).map { byte in
            byte >= 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
        }
        return "\"\(text.joined())\(bytes.count > 60 ? "…" : "")\""
    }
}
