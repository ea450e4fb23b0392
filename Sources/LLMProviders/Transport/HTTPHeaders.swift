/// The headers of a request or a response; names are the same whatever their case.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// Makes headers; of names that differ only in case, the last one counts.
    public init(_ headers: [(name: String, value: String)]) {
        for (name, value) in headers { self[name] = value }
    }

    /// Makes headers; of names that differ only in case, the last one counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    /// The value of a header, or `nil` where there is none.
    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// The names in lower case, in alphabetical order.
    var names: [String] { values.keys.sorted() }
}

extension HTTPHeaders: CustomStringConvertible, CustomReflectable {
    /// The names; values may be keys.
    public var description: String { "[\(names.joined(separator: ", "))]" }

    /// The names, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}
