internal import ContentHashing
public import Foundation
internal import StageCore

/// The access tokens of a server: each has a name and rights. Only the SHA-256 hashes of tokens are kept.
///
/// ```swift
/// var table = TokenTable()
/// let token = try table.add("dashboard", Access(seats: ["acme"], mayWrite: false))
/// try table.write(to: file)
/// ```
///
/// The file is a JSON document: `{"tokens": [{"name": …, "sha256": …, "access": "read" | "write", "seats": […] | null}]}`.
public struct TokenTable: Sendable, Hashable {
    /// A token without its secret.
    public struct Entry: Sendable, Hashable {
        /// The name, for people. Names are unique.
        public let name: String
        /// The rights of the token.
        public let access: Access
        let hash: ContentHash
    }

    /// The tokens, in the order of the file.
    public private(set) var entries: [Entry] = []

    /// The maximum number of tokens: every request is compared with all of them.
    public static let entryLimit = 1_000

    /// Creates a table without tokens, which gives no one access.
    public init() {}

    /// Reads a file of tokens.
    ///
    /// - Throws: ``ServerError`` with code `invalidTokens` if the file cannot be read or is not such a document.
    public init(contentsOf file: URL) throws {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: file)
        } catch {
            throw ServerError(
                .invalidTokens, "\(quoted(file.path)): cannot be read, expected a file of tokens")
        }
        do {
            let document = try JSONDecoding.value(Document.self, of: bytes)
            for token in document.tokens { try insert(token.entry()) }
        } catch let error as ServerError {
            throw ServerError(.invalidTokens, "\(quoted(file.path)): \(error.message)")
        } catch {
            throw ServerError(
                .invalidTokens, "\(quoted(file.path)): \(JSONDecoding.reason(of: error)), expected tokens")
        }
    }

    /// Adds a token with 256 random bits.
    ///
    /// - Returns: The token. It cannot be recovered from the table.
    /// - Throws: ``ServerError`` with code `invalidTokens` if the name is empty, too long or taken.
    public mutating func add(_ name: String, _ access: Access) throws -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64, Array.init) }
        let token =
            Self.prefix
            + Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        try insert(Entry(name: name, access: access, hash: ContentHash(of: token)))
        return token
    }

    /// Removes a token, and returns whether there was one of that name.
    public mutating func remove(_ name: String) -> Bool {
        let count = entries.count
        entries.removeAll { $0.name == name }
        return entries.count < count
    }

    /// Writes the table to a file that only its owner can read, if it is new.
    ///
    /// - Throws: An error of the file system.
    public func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(Document(tokens: entries.map(Document.Token.init)))
        let isNew = !FileManager.default.fileExists(atPath: file.path)
        try OutputFile.write(bytes + Data("\n".utf8), to: file.path)
        if isNew {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
    }

    /// Returns the entry of a token, or `nil` if there is none.
    ///
    /// The time does not depend on which entry matches, or on how much of a hash is equal.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    public func entry(of token: String) -> Entry? {
        guard token.utf8.count <= 200 else { return nil }
        let hash = ContentHash(of: token)
        var found: Entry?
        for entry in entries where entry.hash.isEqual(inConstantTime: hash) { found = entry }
        return found
    }

    private static let prefix = "ci_"

    private mutating func insert(_ entry: Entry) throws {
        guard (1...100).contains(entry.name.count), entry.name.allSatisfy({ !$0.isNewline }) else {
            throw ServerError(
                .invalidTokens, "the name of a token is invalid, expected 1 to 100 characters in one line")
        }
        guard !entries.contains(where: { $0.name == entry.name }) else {
            throw ServerError(.invalidTokens, "there is another token of the name \(quoted(entry.name))")
        }
        guard entries.count < Self.entryLimit else {
            throw ServerError(.invalidTokens, "there are more than \(Self.entryLimit) tokens")
        }
        entries.append(entry)
    }
}

/// The contents of a file of tokens.
private struct Document: Codable {
    struct Token: Codable {
        var name: String
        var sha256: String
        var access: String
        var seats: [String]?

        init(_ entry: TokenTable.Entry) {
            name = entry.name
            sha256 = entry.hash.description
            access = entry.access.mayWrite ? "write" : "read"
            seats = entry.access.seats?.sorted()
        }

        func entry() throws -> TokenTable.Entry {
            guard ["read", "write"].contains(access) else {
                throw ServerError(
                    .invalidTokens,
                    "the access of \(quoted(name)) is \(quoted(access)), expected read or write")
            }
            guard let hash = ContentHash(hexadecimal: sha256) else {
                throw ServerError(
                    .invalidTokens, "the hash of \(quoted(name)) is invalid, expected 64 hexadecimal digits")
            }
            return TokenTable.Entry(
                name: name, access: Access(seats: seats.map { Set($0) }, mayWrite: access == "write"),
                hash: hash)
        }
    }

    var tokens: [Token]
}
