internal import Foundation
internal import StageCore

/// A request with its target decoded.
public struct RoutedRequest: Sendable {
    /// The request.
    public let request: HTTPRequest
    /// The segments of the path, percent-decoded. A segment may contain `/`. Never empty: the path `/` has one empty
    /// segment.
    public let path: [String]
    /// The names and values of the query, decoded, in order.
    public let query: [(name: String, value: String)]

    /// Decodes the target of a request.
    ///
    /// - Throws: ``ServerError`` with code `malformedRequest` for a target that does not begin with `/`, contains an
    ///   incomplete percent-encoding, or is not UTF-8.
    public init(_ request: HTTPRequest) throws {
        self.request = request
        let target = request.target.utf8.prefix { $0 != UInt8(ascii: "#") }
        guard target.first == UInt8(ascii: "/") else {
            throw ServerError(.malformedRequest, "the target is not a path")
        }
        let end = target.firstIndex(of: UInt8(ascii: "?"))
        path = try target[..<(end ?? target.endIndex)].dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
        ).map { try Self.decoded($0, plusIsSpace: false) }
        guard let end else {
            query = []
            return
        }
        query = try Self.form(target[end...].dropFirst())
    }

    /// The first value of a query parameter.
    public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// Decodes a form (`application/x-www-form-urlencoded`).
    ///
    /// - Throws: ``ServerError`` with code `malformedRequest`.
    public static func form(_ bytes: some Collection<UInt8>) throws -> [(name: String, value: String)] {
        try bytes.split(separator: UInt8(ascii: "&")).map { pair in
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return (
                try decoded(pair[..<mark], plusIsSpace: true),
                try decoded(pair[mark...].dropFirst(), plusIsSpace: true)
            )
        }
    }

    private static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) throws -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        func digit(_ byte: UInt8?) -> UInt8? {
            byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map(UInt8.init)
        }
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = digit(iterator.next()), let low = digit(iterator.next()) else {
                    throw ServerError(.malformedRequest, "the target contains an incomplete percent-encoding")
                }
                result.append(high << 4 | low)
            } else {
                result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard let text = String(validating: result, as: UTF8.self), !result.contains(0) else {
            throw ServerError(.malformedRequest, "the target contains text that is not UTF-8, or NUL")
        }
        return text
    }
}

extension HTTPRequest {
    /// Returns the whole body.
    ///
    /// - Throws: ``ServerError`` with code `bodyTooLarge` if it has more than `limit` bytes, or an error of the file.
    func bodyData(limit: Int) throws -> Data {
        switch body {
        case .empty: return Data()
        case .bytes(let data):
            guard data.count <= limit else { throw Self.tooLarge(limit) }
            return data
        case .file(let url, let count):
            guard count <= limit else { throw Self.tooLarge(limit) }
            return try Data(contentsOf: url)
        }
    }

    static func tooLarge(_ limit: Int) -> ServerError {
        ServerError(.bodyTooLarge, "the body is too large, expected at most \(grouped(limit)) bytes")
    }

    /// Whether the request has a body.
    var hasBody: Bool {
        switch body {
        case .empty: false
        case .bytes(let data): !data.isEmpty
        case .file(_, let count): count > 0
        }
    }

    /// The media type of the body in lower case without parameters; `nil` if none is given.
    var mediaType: String? {
        fields["Content-Type"].map {
            $0.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        }
    }
}
