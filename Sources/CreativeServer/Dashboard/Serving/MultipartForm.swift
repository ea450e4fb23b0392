internal import Foundation
internal import StageCore

/// The parts of a `multipart/form-data` body (RFC 7578).
struct MultipartForm {
    /// The fields.
    private(set) var values = FormValues()
    /// The first file.
    private(set) var file: (name: String, content: Data)?

    private static let partLimit = 100
    private static let fieldLimit = 64 << 10

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - contentType: The value of `Content-Type`, with the boundary.
    /// - Throws: ``ServerError`` with code `malformedRequest` or `unsupportedMediaType`.
    init(_ body: Data, contentType: String) throws {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count),
            contentType.lowercased().hasPrefix("multipart/form-data")
        else {
            throw ServerError(.unsupportedMediaType, "the body is not a form with a file")
        }
        let mark = Data("--\(boundary)".utf8)
        var fields: [(name: String, value: String)] = []
        guard var position = body.range(of: mark)?.upperBound else { throw Self.malformed }
        for _ in 0..<Self.partLimit {
            // Two dashes after a mark end the form.
            if body[position...].starts(with: Data("--".utf8)) {
                values = FormValues(fields)
                return
            }
            guard let headerEnd = body.range(of: Data("\r\n\r\n".utf8), in: position..<body.endIndex),
                let next = body.range(of: Data("\r\n".utf8) + mark, in: headerEnd.lowerBound..<body.endIndex),
                next.lowerBound >= headerEnd.lowerBound
            else { throw Self.malformed }
            let content = body[min(headerEnd.upperBound, next.lowerBound)..<next.lowerBound]
            let header = String(decoding: body[position..<headerEnd.lowerBound], as: UTF8.self)
            guard let name = Self.disposition(header, "name") else { throw Self.malformed }
            if let fileName = Self.disposition(header, "filename") {
                if file == nil { file = (fileName, content) }
            } else {
                guard content.count <= Self.fieldLimit else { throw Self.malformed }
                fields.append((name, String(decoding: content, as: UTF8.self)))
            }
            position = next.upperBound
        }
        throw Self.malformed
    }

    private static let malformed = ServerError(.malformedRequest, "the form is malformed")

    /// Returns a parameter of the part's `Content-Disposition`.
    private static func disposition(_ header: String, _ name: String) -> String? {
        for line in header.split(whereSeparator: \.isNewline)
        where line.lowercased().hasPrefix("content-disposition:") {
            return parameter(name, of: String(line))
        }
        return nil
    }

    /// Returns a parameter such as `name="…"`. Browsers write `"` as `%22` inside quotes.
    private static func parameter(_ name: String, of text: String) -> String? {
        for part in text.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2,
                pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name
            else { continue }
            let value = pair[1].trimmingCharacters(in: .whitespaces)
            guard value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 else { return value }
            return String(value.dropFirst().dropLast()).replacing("%22", with: "\"")
        }
        return nil
    }
}
