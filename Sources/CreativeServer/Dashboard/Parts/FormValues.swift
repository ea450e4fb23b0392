internal import Foundation

/// The fields of a form or the parameters of an address, in order. All text is untrusted.
struct FormValues: Hashable, Sendable {
    /// The fields.
    private(set) var all: [(name: String, value: String)] = []

    static func == (left: Self, right: Self) -> Bool {
        left.all.elementsEqual(right.all) { $0.name == $1.name && $0.value == $1.value }
    }

    func hash(into hasher: inout Hasher) {
        for field in all {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }

    init(_ fields: [(name: String, value: String)] = []) { all = fields }

    /// Reads `application/x-www-form-urlencoded` text. Bytes that are not UTF-8 become U+FFFD.
    init(encoded text: some StringProtocol) {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            all.append((Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : ""))
        }
    }

    /// The first value of a name.
    subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    /// Returns all values of a name, in order.
    func values(of name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            switch byte {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                let next = bytes[index...].prefix(2)
                if next.count == 2, let high = digit(next.first), let low = digit(next.dropFirst().first) {
                    result.append(high << 4 | low)
                    index = bytes.index(index, offsetBy: 2)
                } else {
                    result.append(byte)
                }
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case let byte? where (0x30...0x39).contains(byte): byte - 0x30
        case let byte? where (0x41...0x46).contains(byte): byte - 0x37
        case let byte? where (0x61...0x66).contains(byte): byte - 0x57
        default: nil
        }
    }
}
