/// Why a store file could not be opened, read or written.
public struct SQLiteStoreError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind { case cannotOpen, failed }
        private let kind: Kind

        /// The file is not there, may not be opened, or is no database.
        public static let cannotOpen = Code(kind: .cannotOpen)
        /// A statement failed: the disk is full, the file damaged or locked for too long.
        public static let failed = Code(kind: .failed)
    }

    /// The kind.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    /// Whether another connection held the file.
    let isBusy: Bool

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
        isBusy = false
    }

    init(_ code: Code, _ path: String, _ message: String, isBusy: Bool = false) {
        self.code = code
        description = "\(Self.escaped(path)): \(message)"
        self.isBusy = isBusy
    }

    /// A path in one line.
    private static func escaped(_ path: String) -> String {
        let text = path.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
        }.joined()
        return text.count <= 240 ? text : "\(text.prefix(239))…"
    }
}
