public import Foundation
internal import StageCore
internal import Synchronization

/// Authenticates callers by the tokens of a file.
///
/// A token is sent as `Authorization: Bearer TOKEN`, or as the cookie that the sign-in page of ``RequestGuard`` sets. The
/// file is read again when it changes, at most once per second: a removed token is refused from then on. While the file is
/// missing or invalid, no token is valid.
public final class TokenAuthenticator: Authenticator {
    private struct State {
        var table: TokenTable
        var version: FileVersion?
        var checkedAt: Int64
    }

    /// A change of the file changes one of these.
    private struct FileVersion: Hashable {
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// The name of the cookie.
    static let cookieName = "creatives_token"

    private let file: URL
    private let state: Mutex<State>

    /// Reads the tokens of a file.
    ///
    /// - Throws: ``ServerError`` with code `invalidTokens` if the file cannot be read, is invalid or has no tokens.
    public init(file: URL) throws {
        self.file = file
        let version = Self.version(of: file)
        let table = try TokenTable(contentsOf: file)
        guard !table.entries.isEmpty else {
            throw ServerError(
                .invalidTokens, "\(quoted(file.path)): there are no tokens, expected at least one")
        }
        state = Mutex(State(table: table, version: version, checkedAt: Milliseconds.now))
    }

    /// Returns the rights of the sender of a request, or `nil`.
    public func access(of request: HTTPRequest) async -> Access? { entry(of: request)?.access }

    /// Returns the token with which a request was sent.
    func entry(of request: HTTPRequest) -> TokenTable.Entry? {
        guard let token = Self.bearer(request) ?? Self.cookie(request) else { return nil }
        return entry(ofToken: token)
    }

    func entry(ofToken token: String) -> TokenTable.Entry? { current.entry(of: token) }

    private var current: TokenTable {
        state.withLock { state in
            let now = Milliseconds.now
            guard now - state.checkedAt >= 1_000 else { return state.table }
            state.checkedAt = now
            let version = Self.version(of: file)
            if version != state.version {
                state.version = version
                state.table = (try? TokenTable(contentsOf: file)) ?? TokenTable()
            }
            return state.table
        }
    }

    private static func version(of file: URL) -> FileVersion? {
        var status = stat()
        guard stat(file.path, &status) == 0 else { return nil }
        return FileVersion(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec)
    }

    /// Returns the token of the `Authorization` field. If there is such a field, the cookie does not count.
    private static func bearer(_ request: HTTPRequest) -> String? {
        guard let value = request.fields["Authorization"] else { return nil }
        let words = value.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return "" }
        return String(words[1])
    }

    private static func cookie(_ request: HTTPRequest) -> String? {
        for field in request.fields.values(of: "Cookie") {
            for pair in field.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == cookieName else {
                    continue
                }
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }
}
