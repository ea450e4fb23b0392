internal import Foundation

/// Decodes values of JSON that ``JSONReader`` accepts.
package enum JSONDecoding {
    /// Decodes the only value of a text.
    ///
    /// Foundation's decoder runs second, because it silently uses the last of two members with one name.
    ///
    /// - Parameters:
    ///   - type: The type to decode.
    ///   - bytes: UTF-8 without a byte order mark.
    ///   - userInfo: Values for the type's `init(from:)`.
    /// - Throws: ``JSONProblem`` if the text is not JSON; `DecodingError` and errors of the type if the values do not match it.
    package static func value<Value: Decodable>(
        _ type: Value.Type, of bytes: some Collection<UInt8>,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Value {
        _ = try JSONReader.read(bytes)
        let decoder = JSONDecoder()
        decoder.userInfo = userInfo
        return try decoder.decode(type, from: Data(bytes))
    }

    /// Returns a decoding error in one line: the path of the value, and the problem.
    package static func reason(of error: any Error) -> String {
        switch error {
        case let problem as JSONProblem: problem.description
        case DecodingError.keyNotFound(let key, let context):
            "\(quoted(path(context.codingPath + [key]))) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.isEmpty
                ? "the value is of another type" : "\(quoted(path(context.codingPath))) is of another type"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "\(quoted(path(context.codingPath))): \(escaped(context.debugDescription, limit: 120))"
        default: "it contains a value that cannot be read"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
    }
}
