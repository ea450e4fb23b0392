internal import CreativeModel
internal import Foundation

/// The members of an object, read tolerantly where the meaning is plain, with their path for messages.
struct DealMembers {
    private let members: KeyedDecodingContainer<AnyKey>
    private let path: String

    /// The most that a price may be: nobody asks a billion for a thousand impressions, in any currency.
    private static let highestPrice = Micros(rawValue: 1_000_000_000_000_000)

    init(_ members: KeyedDecodingContainer<AnyKey>, path: String = "") {
        self.members = members
        self.path = path
    }

    /// The names of members that no key has.
    func unknown<Key: CodingKey & CaseIterable & RawRepresentable<String>>(_ keys: Key.Type) -> [String] {
        members.allKeys.map(\.stringValue).filter { Key(rawValue: $0) == nil }.map { path + $0 }
    }

    /// An object, or `nil` where it is missing or null.
    func group(_ key: some CodingKey) throws -> DealMembers? {
        guard let key = try present(key) else { return nil }
        guard let members = try? members.nestedContainer(keyedBy: AnyKey.self, forKey: key) else {
            throw problem(key, "expected an object")
        }
        return DealMembers(members, path: path + key.stringValue + ".")
    }

    /// A text with something in it, or `nil`.
    func text(_ key: some CodingKey) throws -> String? {
        guard let key = try present(key) else { return nil }
        guard let text = try? members.decode(String.self, forKey: key) else {
            throw problem(key, "expected text")
        }
        return text.isBlank ? nil : text
    }

    /// Text or an integer, which must be there.
    func identifier(_ key: some CodingKey) throws -> String {
        guard let key = try present(key) else {
            throw DealProblem(path + key.stringValue, "is missing, expected text or an integer")
        }
        if let text = try? members.decode(String.self, forKey: key) {
            guard !text.isBlank else { throw DealProblem(path + key.stringValue, "is empty, expected an id") }
            return text
        }
        if let number = try? members.decode(Int64.self, forKey: key) { return String(number) }
        if let number = try? members.decode(UInt64.self, forKey: key) { return String(number) }
        throw problem(key, "expected text or an integer")
    }

    /// A list of texts, or one text; nulls, empty texts and repetitions are left out.
    func texts(_ key: some CodingKey) throws -> [String] {
        guard let key = try present(key) else { return [] }
        if let text = try? members.decode(String.self, forKey: key) { return text.isBlank ? [] : [text] }
        guard var elements = try? members.nestedUnkeyedContainer(forKey: key) else {
            throw problem(key, "expected a list of texts")
        }
        var result: [String] = []
        var seen: Set<String> = []
        while !elements.isAtEnd {
            if (try? elements.decodeNil()) == true { continue }
            let place = elements.currentIndex
            guard let text = try? elements.decode(String.self) else {
                throw DealProblem(
                    path + key.stringValue, "element \(place + 1) is no text, expected a list of texts")
            }
            if !text.isBlank, seen.insert(text).inserted { result.append(text) }
        }
        return result
    }

    /// A rating in any case; `nil` where the text says that there is none.
    func risk(_ key: some CodingKey) throws -> GARMRisk? {
        guard let text = try text(key) else { return nil }
        if let risk = GARMRisk(parsing: text) { return risk }
        let word = text.lowercased().filter { !$0.isWhitespace }
        if ["unknown", "unrated", "n/a", "na", "none", "notrated"].contains(word) { return nil }
        throw DealProblem(
            path + key.stringValue, "\(Quoted.text(text)) is no rating, expected Low, Medium, High or Floor")
    }

    /// A truth value, or a word for one.
    func flag(_ key: some CodingKey) throws -> Bool? {
        guard let key = try present(key) else { return nil }
        if let flag = try? members.decode(Bool.self, forKey: key) { return flag }
        guard let text = try? members.decode(String.self, forKey: key) else {
            throw problem(key, "expected true or false")
        }
        switch text.lowercased().filter({ !$0.isWhitespace }) {
        case "true", "yes", "y", "1": return true
        case "false", "no", "n", "0": return false
        case "", "unknown", "n/a": return nil
        default: throw problem(key, "expected true or false")
        }
    }

    /// A price of 0 or more, exact: a number, or a number in text.
    func price(_ key: some CodingKey) throws -> Micros? {
        guard let key = try present(key) else { return nil }
        let digits: String
        if let text = try? members.decode(String.self, forKey: key) {
            if text.isBlank { return nil }
            digits = text.filter { !$0.isWhitespace }
        } else if let number = try? members.decode(Decimal.self, forKey: key) {
            digits = number.description
        } else {
            throw problem(key, "expected a number of 0 or more")
        }
        guard let price = Micros(decimal: digits.utf8), price >= .zero, price <= Self.highestPrice else {
            throw DealProblem(
                path + key.stringValue,
                "\(Quoted.text(digits)) is no price, expected a number from 0 to \(Self.highestPrice)")
        }
        return price
    }

    /// Three letters, or `nil`.
    func currency(_ key: some CodingKey) throws -> CurrencyCode? {
        guard let text = try text(key) else { return nil }
        guard let code = CurrencyCode(rawValue: text.filter { !$0.isWhitespace }) else {
            throw DealProblem(
                path + key.stringValue,
                "\(Quoted.text(text)) is no currency, expected three letters such as USD")
        }
        return code
    }

    /// The key, where its member is there and not null.
    private func present(_ key: some CodingKey) throws -> AnyKey? {
        let key = AnyKey(stringValue: key.stringValue)
        guard members.contains(key), (try? members.decodeNil(forKey: key)) != true else { return nil }
        return key
    }

    private func problem(_ key: AnyKey, _ expectation: String) -> DealProblem {
        DealProblem(path + key.stringValue, "is \(found(key)), \(expectation)")
    }

    /// What stands there instead.
    private func found(_ key: AnyKey) -> String {
        if let text = try? members.decode(String.self, forKey: key) { return Quoted.text(text) }
        if let flag = try? members.decode(Bool.self, forKey: key) { return flag ? "true" : "false" }
        if let number = try? members.decode(Decimal.self, forKey: key) {
            return "the number \(Quoted.escaped(number.description, limit: 30))"
        }
        if (try? members.nestedUnkeyedContainer(forKey: key)) != nil { return "a list" }
        if (try? members.nestedContainer(keyedBy: AnyKey.self, forKey: key)) != nil { return "an object" }
        return "a value that cannot be read"
    }
}

extension String {
    /// Whether there is nothing but space in it.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
