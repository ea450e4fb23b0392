/// The reason why a database could not be opened, read or written.
public struct SQLStoreError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure: an open set.
    public struct Code: Sendable, Hashable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The file is not there, may not be opened, or is no database of ours.
        public static let cannotOpen = Code(rawValue: "cannotOpen")
        /// A newer release wrote the file.
        public static let newerSchema = Code(rawValue: "newerSchema")
        /// The file is of an earlier version, or of the system whose tables ours are, and was opened for reading only.
        public static let olderSchema = Code(rawValue: "olderSchema")
        /// Another process held the file for too long.
        public static let busy = Code(rawValue: "busy")
        /// There is no room left.
        public static let full = Code(rawValue: "full")
        /// The file is damaged.
        public static let corrupt = Code(rawValue: "corrupt")
        /// The file may only be read.
        public static let readOnly = Code(rawValue: "readOnly")
        /// A statement failed for another reason.
        public static let failed = Code(rawValue: "failed")
    }

    /// The kind.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    package init(_ code: Code, _ path: String, _ message: String) {
        self.init(code, "\(Self.escaped(path)): \(message)")
    }

    /// A path in one line.
    private static func escaped(_ path: String) -> String {
        let text = path.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
        }.joined()
        return text.count <= 240 ? text : "\(text.prefix(239))…"
    }
}
