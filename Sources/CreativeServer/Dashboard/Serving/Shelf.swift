internal import Foundation

/// A bounded place for values between two requests, such as a plan between its preview and its application.
///
/// The oldest value goes when a new one needs its place. Names are random, so that nobody guesses one.
actor Shelf<Value: Sendable> {
    private var values: [(name: String, value: Value)] = []
    private let capacity: Int

    /// - Parameter capacity: The maximum number of values.
    init(capacity: Int) { self.capacity = capacity }

    /// Keeps a value and returns its name.
    func keep(_ value: Value) -> String {
        if values.count >= capacity { values.removeFirst() }
        var generator = SystemRandomNumberGenerator()
        let name = String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
        values.append((name, value))
        return name
    }

    /// Returns the value with a name and keeps it.
    func value(_ name: String) -> Value? { values.first { $0.name == name }?.value }

    /// Removes a value.
    func remove(_ name: String) { values.removeAll { $0.name == name } }
}

/// A file that was uploaded, in a folder of its own, which goes with the last reference to it.
final class UploadedFile: Sendable {
    /// The name that the browser gave, without folders.
    let name: String
    /// The file.
    let url: URL

    /// Writes an upload to a temporary folder.
    ///
    /// - Throws: An error of the file system.
    init(name: String, content: Data) throws {
        self.name = Self.safe(name)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("upload-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        url = folder.appendingPathComponent(self.name)
        try content.write(to: url)
    }

    deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

    /// Returns a name that is one component of a path, and nothing special to a shell or a terminal.
    private static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { "/\\".contains($0) }).last ?? ""
        let kept = String(
            String.UnicodeScalarView(
                last.unicodeScalars.filter { scalar in
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || " ._-()+".unicodeScalars.contains(scalar)
                })
        ).drop { $0 == "." || $0 == " " }
        return kept.isEmpty ? "upload" : String(kept.suffix(100))
    }
}
