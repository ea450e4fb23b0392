internal import CreativeModel
internal import Foundation

/// The members of an object, read leniently if their meaning is clear, with their path for messages.
struct DealMembers {
    private let members: KeyedDecodingContainer<AnyKey>
    private let path: String

    /// The maximum price: no real price per thousand impressions reaches a billion, in any currency.
    private static let highestPrice = Micros(rawValue: 1_000_000_000_000_000)

    init(_ members: KeyedDecodingContainer<AnyKey>, path: String = "") {
        self.members = members
        self.path = path
    }

    /// Returns the names of members that are not among the keys.
    func unknown<Key: CodingKey & CaseIterable & RawRepresentable<String>>(_ keys: Key.Type) -> [String] {
        members.allKeys.map(\.stringValue).filter { Key(rawValue: $0) == nil }.map { path + $0 }
    }

    /// Returns whether a member is present and not null.
    func has(_ key: some CodingKey) -> Bool { (try? present(key)) != nil }

    /// Returns a list of whole numbers, or one number as a list.
    func integers(_ key: some CodingKey) throws -> [Int64] {
        guard let key = try present(key) else { return [] }
        if let number = try? members.decode(Int64.self, forKey: key) { return [number] }
        guard let numbers = try? members.decode([Int64].self, forKey: key) else {
            throw problem(key, "expected a whole number, or a list of them")
        }
        return numbers
    }

    /// Returns a list of codes, which may be texts or whole numbers.
    func codes(_ key: some CodingKey) throws -> [String] {
        if let numbers = try? integers(key) { return numbers.map { String($0) } }
        return try texts(key)
    }

    /// Returns an object, or `nil` if it is missing or null.
    func group(_ key: some CodingKey) throws -> DealMembers? {
        guard let key = try present(key) else { return nil }
        guard let members = try? members.nestedContainer(keyedBy: AnyKey.self, forKey: key) else {
            throw problem(key, "expected an object")
        }
        return DealMembers(members, path: path + key.stringValue + ".")
    }

    /// Returns a text that is not blank, or `nil`.
    func text(_ key: some CodingKey) throws -> String? {
        guard let key = try present(key) else { return nil }
        guard let text = try? members.decode(String.self, forKey: key) else {
            throw problem(key, "expected text")
        }
        return text.isBlank ? nil : text
    }

    /// Returns a required text or integer.
    func identifier(_ key: some CodingKey) throws -> String {
        guard let key = try present(key) else {
            throw DealProblem(path + key.stringValue, "is missing, expected text or an integer")
        }
        if let text = try? members.decode(String.self, forKey: key) {
            guard !text.isBlank else { throw DealProblem(path + key.stringValue, "is empty, expected an ID") }
            return text
        }
        if let number = try? members.decode(Int64.self, forKey: key) { return String(number) }
        if let number = try? members.decode(UInt64.self, forKey: key) { return String(number) }
        throw problem(key, "expected text or an integer")
    }

    /// Returns a list of texts, or one text as a list. Nulls, empty texts and repetitions are dropped.
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
            let index = elements.currentIndex
            guard let text = try? elements.decode(String.self) else {
                throw DealProblem(
                    path + key.stringValue, "element \(index + 1) is not text, expected a list of texts")
            }
            if !text.isBlank, seen.insert(text).inserted { result.append(text) }
        }
        return result
    }

    /// Returns a rating in any case, or `nil` if the text states that there is none.
    func risk(_ key: some CodingKey) throws -> GARMRisk? {
        guard let text = try text(key) else { return nil }
        if let risk = GARMRisk(parsing: text) { return risk }
        let word = text.lowercased().filter { !$0.isWhitespace }
        if ["unknown", "unrated", "n/a", "na", "none", "notrated"].contains(word) { return nil }
        throw DealProblem(
            path + key.stringValue,
            "\(Quoted.text(text)) is not a rating, expected Minimal, Low, Medium, High or Floor")
    }

    /// Returns a Boolean, or a word for one.
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

    /// Returns an exact price of 0 or more: a number, or a number in text.
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
                "\(Quoted.text(digits)) is not a valid price, expected a number from 0 to \(Self.highestPrice)"
            )
        }
        return price
    }

    /// Returns a currency code of three letters, or `nil`.
    func currency(_ key: some CodingKey) throws -> CurrencyCode? {
        guard let text = try text(key) else { return nil }
        guard let code = CurrencyCode(rawValue: text.filter { !$0.isWhitespace }) else {
            throw DealProblem(
                path + key.stringValue,
                "\(Quoted.text(text)) is not a currency, expected three letters such as USD")
        }
        return code
    }

    /// Returns the key if its member is present and not null.
    private func present(_ key: some CodingKey) throws -> AnyKey? {
        let key = AnyKey(stringValue: key.stringValue)
        guard members.contains(key), (try? members.decodeNil(forKey: key)) != true else { return nil }
        return key
    }

    private func problem(_ key: AnyKey, _ expectation: String) -> DealProblem {
        DealProblem(path + key.stringValue, "is \(found(key)), \(expectation)")
    }

    /// Returns a description of the value found instead.
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
    /// Whether the text contains only white space.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
