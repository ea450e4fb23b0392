internal import CreativeModel

/// The decimal mark of a number.
public enum DecimalMark: String, Codable, Sendable, Hashable, CaseIterable {
    /// A point, as in `1,234.56`.
    case point = "."
    /// A comma, as in `1.234,56`.
    case comma = ","

    /// The other decimal mark.
    var other: DecimalMark { self == .point ? .comma : .point }
}

/// A number as written in its cell, before the meaning of its marks is decided.
struct NumberShape {
    /// A mark between digits.
    enum Mark: UInt8, Hashable {
        case point
        case comma
        /// Spaces of any width.
        case space
        case apostrophe

        var decimal: DecimalMark? {
            switch self {
            case .point: .point
            case .comma: .comma
            default: nil
            }
        }
    }

    /// The possible meanings of the marks.
    enum Form: Hashable {
        /// Only digits.
        case plain
        /// One mark that can only be decimal: `1,5`.
        case decimal(DecimalMark)
        /// Marks that can only separate thousands: `1.234.567`, `1 234`.
        case grouped(Mark)
        /// Marks for both thousands and a fraction: `1.234,5`.
        case both(group: Mark, decimal: DecimalMark)
        /// One mark before three digits, which can be either: `1,234`.
        case either(DecimalMark)
    }

    /// Whether a minus sign precedes the number.
    private(set) var isNegative = false
    /// Whether a percent sign follows the number.
    private(set) var isPercentage = false
    /// The currency named by a sign or code next to the number; `nil` if there is none, or it is ambiguous.
    private(set) var currency: CurrencyCode?
    /// The digits, without marks.
    private(set) var digits: [UInt8] = []
    /// The number of digits after the last mark.
    private(set) var lastGroup = 0
    /// The possible meanings of the marks.
    private(set) var form = Form.plain

    /// The number of digits before the first mark.
    private(set) var firstGroup = 0

    /// Parses a cell. Returns `nil` if it is not a number.
    init?(_ cell: some BidirectionalCollection<UInt8>) {
        var bytes = Array(cell)[...]
        Self.trim(&bytes)
        if bytes.last == UInt8(ascii: "%") {
            isPercentage = true
            bytes.removeLast()
            Self.trim(&bytes)
        }
        takeSign(&bytes)
        takeCurrency(&bytes)
        takeSign(&bytes)
        guard scan(bytes) else { return nil }
    }

    private mutating func takeSign(_ bytes: inout ArraySlice<UInt8>) {
        guard !isNegative else { return }
        if bytes.first == UInt8(ascii: "-") {
            isNegative = true
            bytes.removeFirst()
        } else if bytes.first == UInt8(ascii: "+") {
            bytes.removeFirst()
        } else if bytes.starts(with: [0xE2, 0x88, 0x92]) {
            isNegative = true
            bytes.removeFirst(3)
        }
        Self.trim(&bytes)
    }

    private mutating func takeCurrency(_ bytes: inout ArraySlice<UInt8>) {
        guard let first = bytes.first, let last = bytes.last else { return }
        guard !Self.isDigit(first) || !Self.isDigit(last) else { return }
        for sign in CurrencySign.all {
            if bytes.starts(with: sign.bytes) {
                bytes.removeFirst(sign.bytes.count)
            } else if bytes.count > sign.bytes.count, bytes.suffix(sign.bytes.count).elementsEqual(sign.bytes)
            {
                bytes.removeLast(sign.bytes.count)
            } else {
                continue
            }
            currency = sign.currency
            break
        }
        if currency == nil, bytes.count > 3 {
            for code in [bytes.prefix(3), bytes.suffix(3)] {
                guard let known = CurrencySign.code(code) else { continue }
                currency = known
                if code.startIndex == bytes.startIndex { bytes.removeFirst(3) } else { bytes.removeLast(3) }
                break
            }
        }
        Self.trim(&bytes)
    }

    /// Scans digits and marks, and determines the possible meanings of the marks.
    private mutating func scan(_ bytes: ArraySlice<UInt8>) -> Bool {
        var marks: [Mark] = []
        var groups = [0]
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if Self.isDigit(byte) {
                digits.append(byte)
                groups[groups.count - 1] += 1
                index += 1
                continue
            }
            guard let (mark, length) = Self.mark(bytes[index...]) else { return false }
            marks.append(mark)
            groups.append(0)
            index += length
        }
        guard !digits.isEmpty else { return false }
        (firstGroup, lastGroup) = (groups[0], groups[groups.count - 1])
        guard let last = marks.last else { return true }
        let before = marks.dropLast()
        if before.isEmpty {
            let isGroup = lastGroup == 3 && (1...3).contains(firstGroup) && digits[0] != UInt8(ascii: "0")
            guard let decimal = last.decimal else {
                form = .grouped(last)
                return isGroup
            }
            form = isGroup ? .either(decimal) : .decimal(decimal)
            return true
        }
        guard let group = before.first, before.allSatisfy({ $0 == group }) else { return false }
        if last == group {
            form = .grouped(group)
            return Self.areGroups(groups, of: group)
        }
        guard let decimal = last.decimal, Self.areGroups(Array(groups.dropLast()), of: group) else {
            return false
        }
        form = .both(group: group, decimal: decimal)
        return true
    }

    /// Returns whether groups of digits are thousands, in Western or Indian style (`12,34,567`).
    private static func areGroups(_ groups: [Int], of mark: Mark) -> Bool {
        guard let first = groups.first, let last = groups.last, last == 3, (1...3).contains(first) else {
            return false
        }
        let middle = groups.dropFirst().dropLast()
        if middle.allSatisfy({ $0 == 3 }) { return true }
        return mark == .comma && first <= 2 && middle.allSatisfy { $0 == 2 }
    }

    private static func mark(_ bytes: ArraySlice<UInt8>) -> (Mark, Int)? {
        switch bytes.first {
        case UInt8(ascii: "."): return (.point, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: "'"): return (.apostrophe, 1)
        case UInt8(ascii: " "): return (.space, 1)
        case 0xC2 where bytes.starts(with: [0xC2, 0xA0]): return (.space, 2)
        case 0xE2 where bytes.starts(with: [0xE2, 0x80, 0xAF]),
            0xE2 where bytes.starts(with: [0xE2, 0x80, 0x89]):
            return (.space, 3)
        case 0xE2 where bytes.starts(with: [0xE2, 0x80, 0x99]): return (.apostrophe, 3)
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func trim(_ bytes: inout ArraySlice<UInt8>) {
        let spaces: [[UInt8]] = [[0x20], [0x09], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]]
        while true {
            if let space = spaces.first(where: { bytes.starts(with: $0) }) {
                bytes.removeFirst(space.count)
            } else if let space = spaces.first(where: { bytes.suffix($0.count).elementsEqual($0) }),
                !bytes.isEmpty
            {
                bytes.removeLast(space.count)
            } else {
                return
            }
        }
    }
}

/// Currency signs next to numbers.
enum CurrencySign {
    /// All signs, the longest first, since `US$` ends in `$`. A sign shared by several currencies has none.
    static let all: [(bytes: [UInt8], currency: CurrencyCode?)] = [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"),
        ("MX$", "MXN"),
        ("R$", "BRL"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"),
        ("₺", "TRY"), ("₽", "RUB"), ("₩", "KRW"), ("₴", "UAH"), ("₫", "VND"), ("₪", "ILS"), ("฿", "THB"),
        ("₱", "PHP"),
        ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"), ("lei", "RON"), ("лв.", "BGN"), ("kr.", nil),
        ("kr", nil),
        ("$", nil), ("¥", nil), ("￥", nil), ("Rp", "IDR"),
    ].map { (Array($0.0.utf8), $0.1.flatMap(CurrencyCode.init(rawValue:))) }

    /// Returns the currency of three upper-case letters, if it is in ISO 4217.
    static func code(_ letters: some Collection<UInt8>) -> CurrencyCode? {
        guard letters.count == 3, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        let text = String(decoding: letters, as: UTF8.self)
        return CurrencyCodes.known.contains(text) ? CurrencyCode(rawValue: text) : nil
    }
}
