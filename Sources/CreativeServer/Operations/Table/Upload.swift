internal import Foundation

/// A file that a caller sent.
struct Upload: Sendable {
    /// The name, without folders.
    var name: String
    /// The content.
    var body: HTTPRequestBody
}
