internal import CreativeIntelligence
internal import Foundation
internal import PostgresStore
internal import StageCore

/// The store of a command, and the reporting period.
enum StoreOption {
    static let store = Option(
        "store", .file(.store),
        "the store: an SQLite file, or a PostgreSQL database, postgres://user@host/database")
    static let period = Option(
        "period", .period, default: .all,
        "reporting period: 1d, 7d, 30d or any Nd up to the latest day of data, or all")

    /// Opens the store of a command that requires one.
    ///
    /// - Parameters:
    ///   - reading: Whether the command only reads.
    ///   - making: Whether the command creates the file if it is missing.
    static func open(
        _ arguments: Arguments, reading: Bool = false, making: Bool = false
    ) throws -> CreativeDatabase {
        guard let path = arguments[store] else {
            throw CommandError(.usage, "\(store.usage) is missing, expected the file of the store")
        }
        return try open(path, reading: reading, making: making)
    }

    /// Rejects an invalid URL of a PostgreSQL database, and one with a password, which every user of the machine can see.
    /// The messages do not repeat the URL. Any other text is a valid file name, unless it is empty or contains NUL.
    ///
    /// - Parameter name: The option or operand, for messages.
    static func check(_ store: String, named name: String) throws {
        guard !store.isEmpty, !store.utf8.contains(0) else {
            throw CommandError(
                .usage,
                "\(name): invalid path: empty, or contains NUL; expected a file, or postgres://user@host/database"
            )
        }
        guard PostgresURL.isURL(store) else { return }
        let hasPassword: Bool
        do {
            hasPassword = try PostgresURL.hasPassword(store)
        } catch {
            throw CommandError(.usage, "\(name): \(error)")
        }
        guard !hasPassword else {
            throw CommandError(
                .usage,
                "\(name): the PostgreSQL URL contains a password, which other users can see; expected it in PGPASSWORD, "
                    + "~/.pgpass or a service file")
        }
    }

    /// Opens a connection for copying.
    static func connection(_ path: String, reading: Bool) throws -> any SQLConnection {
        guard PostgresURL.isURL(path) else {
            // Upgrades a file of an earlier version.
            _ = try open(path, reading: reading, making: !reading)
            var options = CreativeDatabase.Options()
            options.readOnly = reading
            return try SQLiteStoreFile.connection(path: path, options: options)
        }
        var options = PostgresOptions()
        options.readOnly = reading
        return try PostgresURL.connection(path, options)
    }

    /// Returns whether a store exists: its file, or its tables on the server.
    static func exists(_ path: String) throws -> Bool {
        PostgresURL.isURL(path)
            ? try PostgresURL.containsStore(path) : FileManager.default.fileExists(atPath: path)
    }

    /// Returns a store for a message: a URL without its parameters.
    static func shown(_ path: String) -> String {
        PostgresURL.isURL(path) ? Display.path((try? PostgresURL.name(of: path)) ?? "") : quoted(path)
    }

    /// Returns what a path names: a file, or a store in a database.
    static func noun(_ path: String) -> String { PostgresURL.isURL(path) ? "store" : "file" }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: The path of the file, or the URL of the database.
    ///   - reading: Whether the command only reads. A file of an earlier version is upgraded nevertheless,
    ///     because it cannot be read otherwise.
    ///   - making: Whether the command creates the file if it is missing. By default, it does unless it only
    ///     reads.
    ///   - currency: The currency of performance without one, in a file taken over from another system.
    static func open(
        _ path: String, reading: Bool, making: Bool? = nil, currency: CurrencyCode = .unknown
    ) throws -> CreativeDatabase {
        if PostgresURL.isURL(path) {
            return try openServer(path, reading: reading, making: making ?? !reading)
        }
        guard making ?? !reading || FileManager.default.fileExists(atPath: path) else {
            throw CommandError(
                .usage,
                "\(Self.store) \(Display.path(path)): no such file; "
                    + "`creatives cluster \(Self.store)` or `creatives jobs add` creates one"
            )
        }
        var options = CreativeDatabase.Options()
        options.readOnly = reading
        options.originCurrency = currency
        let store: CreativeDatabase
        do {
            store = try CreativeDatabase(path: path, options: options)
        } catch let error as SQLiteStoreError where error.code == .olderSchema {
            options.readOnly = false
            store = try CreativeDatabase(path: path, options: options)
        }
        if let file = store.takenOver { StandardError.write("note: \(words(file, path))") }
        return store
    }

    private static func openServer(_ url: String, reading: Bool, making: Bool) throws -> CreativeDatabase {
        guard try making || PostgresURL.containsStore(url) else {
            throw CommandError(
                .usage,
                "\(Self.store) \(shown(url)): no such store; "
                    + "`creatives cluster \(Self.store)` or `creatives jobs add` creates one")
        }
        var options = PostgresOptions()
        options.readOnly = reading
        do {
            return try CreativeDatabase(postgres: url, options: options)
        } catch let error as SQLStoreError where error.code == .olderSchema {
            options.readOnly = false
            return try CreativeDatabase(postgres: url, options: options)
        }
    }

    private static func words(_ file: TakenOverFile, _ path: String) -> String {
        let counts = [
            Display.counted(file.creatives, "creative"), Display.counted(file.campaigns, "campaign"),
            Display.counted(file.performanceRows, "row") + " of performance",
        ]
        let left = file.leftOut.sorted { $0.key < $1.key }.map {
            "\(Display.counted($0.value, "row")) with an unreadable \(Display.safe($0.key))"
        }
        let rest = left.isEmpty ? "" : "; skipped: " + left.joined(separator: ", ")
        return "converted \(quoted(path)): \(counts.joined(separator: ", "))\(rest)"
    }
}

extension OptionKind where Value == ReportPeriod {
    /// A number of days up to the latest one.
    fileprivate static var period: OptionKind {
        var kind = OptionKind("PERIOD") { given in
            guard given.text != "all" else { return .all }
            guard given.text.last == "d", let days = Int(given.text.dropLast()), (1...36_500).contains(days)
            else { throw given.expected("all, 1d, 7d, 30d or another number of days") }
            return .lastDays(days)
        }
        kind.text = { if case .lastDays(let days) = $0 { "\(days)d" } else { "all" } }
        return kind
    }
}
