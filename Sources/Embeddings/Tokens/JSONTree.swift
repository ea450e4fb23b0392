internal import CJansson

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

    /// The value under a key of an object.
    subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
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
        var problem = json_error_t()
        let root = bytes.withUnsafeBytes {
            json_loadb(
                $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, Int(JSON_DECODE_ANY), &problem)
        }
        guard let root else {
            let message = withUnsafeBytes(of: problem.text) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw JSONProblem(line: max(1, Int(problem.line)), message: "no JSON: \(message)")
        }
        defer { json_decref(root) }
        self.init(root)
    }

    /// jansson itself refuses what is nested too deep.
    private init(_ value: UnsafeMutablePointer<json_t>) {
        switch value.pointee.type {
        case JSON_TRUE: self = .bool(true)
        case JSON_FALSE: self = .bool(false)
        case JSON_INTEGER, JSON_REAL: self = .number(json_number_value(value))
        case JSON_STRING: self = .string(Self.text(json_string_value(value), json_string_length(value)))
        case JSON_ARRAY:
            self = .array(
                (0..<json_array_size(value)).compactMap { json_array_get(value, $0).map(JSONTree.init) })
        case JSON_OBJECT:
            var members: [(key: String, value: JSONTree)] = []
            var place = json_object_iter(value)
            while let current = place {
                if let key = json_object_iter_key(current), let member = json_object_iter_value(current) {
                    members.append((String(cString: key), JSONTree(member)))
                }
                place = json_object_iter_next(value, current)
            }
            self = .object(members)
        default: self = .null
        }
    }

    private static func text(_ characters: UnsafePointer<CChar>?, _ count: Int) -> String {
        guard let characters else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: characters, count: count), as: UTF8.self)
    }
}

/// A file of JSON, and its name for messages; what is read from it is a `tokenizer.json`.
struct JSONFile {
    var path: String
    var content: JSONTree

    func unreadable(_ message: String) -> EmbeddingError {
        EmbeddingError(.unreadableModel, "\(path): \(message)")
    }

    func unsupported(_ message: String) -> EmbeddingError {
        EmbeddingError(.unsupportedModel, "\(path): \(message)")
    }

    /// Refuses a section that is of another type.
    func expect(_ type: String, at key: String) throws {
        let found = content[key]?["type"]?.string
        guard found == type else {
            throw unsupported("the \(key) is \(found.map { quoted($0) } ?? "not named"), expected \(type)")
        }
    }

    /// The tokens of the model, each at the place of its id.
    func vocabulary() throws -> [String] {
        guard case .object(let members)? = content["model"]?["vocab"] else {
            throw unreadable("the model has no “vocab”, expected tokens and their ids")
        }
        var tokens = [String?](repeating: nil, count: members.count)
        for (token, value) in members {
            guard let id = value.integer, tokens.indices.contains(id), tokens[id] == nil else {
                throw unreadable(
                    "the id of \(quoted(token)) is not a number from 0 to \(members.count - 1) that no other token has"
                )
            }
            tokens[id] = token
        }
        return tokens.compactMap(\.self)
    }

    /// The tokens that are looked for in texts.
    func addedTokens() throws -> [AddedToken] {
        try (content["added_tokens"]?.array ?? []).map { token in
            guard let text = token["content"]?.string,
                let id = token["id"]?.integer.flatMap(Int32.init(exactly:)), id >= 0
            else { throw unreadable("one of the “added_tokens” has no content or no id") }
            if token["normalized"]?.bool == true {
                throw unsupported(
                    "the added token \(quoted(text)) is normalized, expected tokens that stand as they are")
            }
            return AddedToken(content: text, id: id, standsAlone: token["single_word"]?.bool ?? false)
        }
    }
}
