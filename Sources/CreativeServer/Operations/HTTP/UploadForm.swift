internal import Foundation

/// A form with files (`multipart/form-data`, RFC 7578).
struct UploadForm: Sendable {
    /// A part of the form.
    struct Part: Sendable {
        /// The name of the field.
        var name: String
        /// The name of the file, without folders; `nil` for a field without a file. Untrusted.
        var fileName: String?
        /// The content.
        var content: Data
    }

    /// The parts, in order.
    let parts: [Part]

    /// The maximum number of parts.
    static let maximumPartCount = 100
    /// The maximum length of the header of a part in bytes.
    static let maximumHeaderLength = 8_192

    /// Reads the body of a request. A file on disk is mapped, not loaded.
    ///
    /// - Throws: ``ServerError`` with `unsupportedMediaType` for another media type, `malformedRequest` for a body that
    ///   does not follow its boundary, or an error of the file.
    init(_ request: HTTPRequest) throws {
        guard request.mediaType == "multipart/form-data",
            let boundary = Self.parameter("boundary", of: request.fields["Content-Type"] ?? ""),
            (1...70).contains(boundary.utf8.count)
        else {
            throw ServerError(.unsupportedMediaType, "the body is not multipart/form-data with a boundary")
        }
        let data: Data =
            switch request.body {
            case .empty: Data()
            case .bytes(let data): data
            case .file(let url, _): try Data(contentsOf: url, options: .alwaysMapped)
            }
        parts = try Self.parts(of: data, boundary: boundary)
    }

    private static func parts(of data: Data, boundary: String) throws -> [Part] {
        let malformed = ServerError(.malformedRequest, "the form does not follow its boundary")
        let opening = Data("--\(boundary)".utf8)
        let separator = Data("\r\n--\(boundary)".utf8)
        let line = Data("\r\n".utf8)
        guard let start = data.range(of: opening), start.lowerBound == data.startIndex else {
            throw malformed
        }
        var position = start.upperBound
        var parts: [Part] = []
        while true {
            let rest = data[position...]
            if rest.starts(with: Data("--".utf8)) { return parts }
            guard rest.starts(with: line), parts.count < maximumPartCount else { throw malformed }
            let header = position + line.count
            let limit = min(data.endIndex, header + maximumHeaderLength)
            guard let headerEnd = data.range(of: Data("\r\n\r\n".utf8), in: (header - 2)..<limit),
                let end = data.range(of: separator, in: (headerEnd.upperBound - 2)..<data.endIndex)
            else { throw malformed }
            let text = String(decoding: data[header..<max(header, headerEnd.lowerBound)], as: UTF8.self)
            guard let disposition = disposition(in: text), let name = parameter("name", of: disposition)
            else {
                throw malformed
            }
            let file = parameter("filename", of: disposition).map {
                String($0.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
            }
            let first = headerEnd.upperBound
            parts.append(Part(name: name, fileName: file, content: data[first..<max(first, end.lowerBound)]))
            position = end.upperBound
        }
    }

    private static func disposition(in header: String) -> String? {
        header.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }.map(
            String.init)
    }

    /// Returns a parameter of a field, with or without quotation marks.
    private static func parameter(_ name: String, of field: String) -> String? {
        var rest = field[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[semicolon...].dropFirst().drop { $0 == " " }
            guard rest.lowercased().hasPrefix("\(name)=") else { continue }
            var value = rest.dropFirst(name.count + 1)
            guard value.first == "\"" else { return String(value.prefix { $0 != ";" && $0 != " " }) }
            value = value.dropFirst()
            var text = ""
            var isEscaped = false
            for character in value {
                if isEscaped {
                    text.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    return text
                } else {
                    text.append(character)
                }
            }
            return nil
        }
        return nil
    }
}
