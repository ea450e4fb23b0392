/// A value of JSON whose objects keep every key apart.
///
/// Foundation's readers put keys into dictionaries of `String`, where tokens that differ only in composed and
/// decomposed letters are one key.
enum JSONTree {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])

    /// The value under a key of an object, the last of several.
    subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    var string: String? { if case .string(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var array: [JSONTree]? { if case .array(let values) = self { values } else { nil } }
    var integer: Int? { if case .number(let value) = self { Int(exactly: value) } else { nil } }
    var isNull: Bool { if case .null = self { true } else { false } }
}

/// What is wrong with a text that should be JSON.
struct JSONProblem: Error {
    var line: Int
    var message: String
}

extension JSONTree {
    /// - Throws: ``JSONProblem``.
    init(_ bytes: [UInt8]) throws {
        self = try bytes.withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes)
            return try reader.document()
        }
    }
}
