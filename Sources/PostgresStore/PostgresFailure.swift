internal import CPQ
internal import SQLStores

/// The errors of a server as errors of a store. Messages are one line and contain no data and no password.
enum PostgresFailure {
    /// Returns the error of a failed statement.
    static func error(_ result: OpaquePointer, on database: String) -> SQLStoreError {
        let state = field(result, stateField) ?? ""
        let message = field(result, messageField) ?? "the statement failed"
        let text = firstLine(of: message)
        guard let (code, expectation) = meaning(of: state) else {
            return SQLStoreError(.failed, database, "\(text) (PostgreSQL error \(state))")
        }
        return SQLStoreError(code, database, expectation.isEmpty ? text : "\(text), \(expectation)")
    }

    /// Returns the error of a connection that is no longer usable.
    static func lost(_ handle: OpaquePointer, on database: String) -> SQLStoreError {
        let message = firstLine(of: String(cString: PQerrorMessage(handle)))
        let text = message.isEmpty ? "the server closed the connection" : message
        return SQLStoreError(
            .disconnected, database, "the connection was lost (\(text)); nothing was stored, try again")
    }

    /// Returns the error of a connection that cannot be opened.
    static func unopened(_ handle: OpaquePointer?, on database: String) -> SQLStoreError {
        let message = handle.map { firstLine(of: String(cString: PQerrorMessage($0))) } ?? "out of memory"
        return SQLStoreError(
            .cannotOpen, database,
            "\(message.isEmpty ? "no connection" : message), expected a PostgreSQL server that accepts this user"
        )
    }

    /// Returns the code of an SQLSTATE, and what was expected instead; `nil` for a state without a meaning to a user.
    private static func meaning(of state: String) -> (code: SQLStoreError.Code, expectation: String)? {
        switch state {
        case "40001", "40P01": (.conflict, "after several attempts; try again")
        case "55P03": (.busy, "because another process held the lock for too long")
        case "53100": (.full, "expected enough free space on the server")
        case "53300": (.busy, "expected a free connection")
        case "42501": (.denied, "expected a role with this privilege")
        case "25006": (.readOnly, "expected a server that accepts changes")
        case "22021", "22P05": (.failed, "expected text without NUL characters")
        case "54000": (.failed, "expected names and IDs of at most 2,600 bytes")
        case "XX001", "XX002": (.corrupt, "expected an intact database: restore a backup")
        case "57P01", "57P02", "57P03", "08000", "08003", "08006":
            (.disconnected, "and nothing was stored; try again")
        default: nil
        }
    }

    private static func field(_ result: OpaquePointer, _ code: Character) -> String? {
        PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
    }

    private static func firstLine(of text: String) -> String {
        String(text.prefix { !$0.isNewline }.drop { $0 == " " })
    }

    // Swift does not import these macros, which are characters.
    private static let stateField: Character = "C"
    private static let messageField: Character = "M"
}
