/// The header fields of a request or response, in order. Names are compared without regard to case.
public struct HTTPFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One field.
    public struct Field: Hashable, Sendable {
        /// The name, as sent.
        public var name: String
        /// The value, without surrounding white space.
        public var value: String

        /// Creates a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields, in order.
    public private(set) var all: [Field] = []

    /// Creates fields.
    public init(_ fields: [Field] = []) { all = fields }

    /// Creates fields from names and values.
    public init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Field(name: $0, value: $1) }
    }

    /// The first value of a name. Assigning replaces all fields of the name; `nil` removes them.
    ///
    /// - Complexity: O(fields).
    public subscript(name: String) -> String? {
        get { all.first { Self.areEqual($0.name, name) }?.value }
        set {
            let index = all.firstIndex { Self.areEqual($0.name, name) }
            all.removeAll { Self.areEqual($0.name, name) }
            if let newValue {
                all.insert(Field(name: name, value: newValue), at: min(index ?? all.count, all.count))
            }
        }
    }

    /// Returns all values of a name, in order.
    public func values(of name: String) -> [String] {
        all.filter { Self.areEqual($0.name, name) }.map(\.value)
    }

    /// Appends a field, and keeps others of the same name.
    public mutating func append(_ name: String, _ value: String) {
        all.append(Field(name: name, value: value))
    }

    /// Compares names as ASCII: a field name has no other letters (RFC 9110, section 5.1).
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { lowered($0) == lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
