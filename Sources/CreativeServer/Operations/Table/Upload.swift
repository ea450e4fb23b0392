internal import Foundation

/// A file that a caller sent.
struct Upload: Sendable {
    /// The name, without folders; untrusted.
    var name: String
    /// The content.
    var body: HTTPRequestBody

    /// Creates an upload from the body of a request: the file of a form, or the whole body.
    ///
    /// - Throws: ``ServerError`` with code `invalidParameter` for a form without a file, or `malformedRequest`.
    init(_ request: HTTPRequest) throws {
        guard request.mediaType == "multipart/form-data" else {
            (name, body) = ("upload", request.body)
            return
        }
        guard let part = try UploadForm(request).parts.first(where: { $0.fileName != nil }) else {
            throw ServerError(.invalidParameter, "the form has no file")
        }
        name = part.fileName.flatMap { $0.isEmpty ? nil : $0 } ?? "upload"
        body = .bytes(part.content)
    }
}
