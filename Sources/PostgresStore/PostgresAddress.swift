internal import CPQ
internal import SQLStores

/// The parameters of a connection, and a name for messages without the password.
///
/// The URL is that of libpq: `postgres://user@host:5432/database?sslmode=verify-full`. What it leaves out comes from the
/// environment (`PGPASSWORD`, `PGSSLROOTCERT`, …), from a service file, or from `~/.pgpass`.
struct PostgresAddress: Sendable {
    /// The parameters of the URL, by libpq's names.
    private let parameters: [String: String]

    /// Parses a URL.
    ///
    /// - Throws: ``SQLStoreError`` with `cannotOpen`. Its message never repeats the URL, which can contain a password.
    init(_ url: String) throws {
        guard Self.isAddress(url), !url.utf8.contains(0) else {
            throw SQLStoreError(.cannotOpen, "invalid store URL, expected \(Self.form)")
        }
        guard let list = PQconninfoParse(url, nil) else { throw Self.invalid }
        defer { PQconninfoFree(list) }
        var parameters: [String: String] = [:]
        var option = list
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                parameters[String(cString: keyword)] = String(cString: value)
            }
            option += 1
        }
        self.parameters = parameters
        // A password with characters that are not percent-encoded ends up in other parts, which messages show.
        let port = parameters["port"] ?? ""
        let shown = ["host", "hostaddr", "dbname", "user"].compactMap { parameters[$0] }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") }),
            !shown.contains(where: { $0.contains("@") })
        else { throw Self.invalid }
    }

    private static var invalid: SQLStoreError {
        SQLStoreError(
            .cannotOpen,
            "invalid PostgreSQL URL, expected \(form), with special characters percent-encoded and only parameters that "
                + "libpq knows")
    }

    private static let form = "postgres://user@host:port/database"

    /// Returns whether a text is the URL of a PostgreSQL database, valid or not.
    static func isAddress(_ text: String) -> Bool {
        let scheme = text.prefix { $0 != ":" }
        return ["postgres", "postgresql"].contains(scheme.lowercased())
            && text.dropFirst(scheme.count).hasPrefix("://")
    }

    /// Whether the URL contains a password.
    var hasPassword: Bool { parameters["password"] != nil }

    /// Returns the parameters as parallel lists of keywords and values.
    ///
    /// - Parameter timeout: The longest wait for the server in seconds, unless the URL or the environment has another.
    func connectionParameters(timeout: Int, environment: [String: String]) -> [(
        keyword: String, value: String
    )] {
        var all = parameters
        all["client_encoding"] = "UTF8"
        all["fallback_application_name"] = "creatives"
        if all["connect_timeout"] == nil, environment["PGCONNECT_TIMEOUT"] == nil {
            all["connect_timeout"] = String(timeout)
        }
        return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The name of the database before a connection is open, from the URL alone.
    var name: String {
        Self.name(
            user: parameters["user"], host: parameters["host"] ?? parameters["hostaddr"],
            port: parameters["port"], database: parameters["dbname"])
    }

    /// Returns the name of a database for messages.
    static func name(user: String?, host: String?, port: String?, database: String?) -> String {
        let user = user.map { "\($0)@" } ?? ""
        let port = port.map { $0 == "5432" || $0.isEmpty ? "" : ":\($0)" } ?? ""
        return "postgres://\(user)\(host ?? "")\(port)/\(database ?? "")"
    }
}
