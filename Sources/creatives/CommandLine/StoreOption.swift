internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// Which store a command works on, and which of its days count.
enum StoreOption {
    static let store = Option("store", .file(.store), "the store: an SQLite file")
    static let period = Option(
        "period", .period, default: .all,
        "the days that count: 1d, 7d, 30d or any Nd up to the newest day of data, or all")

    /// Opens the store of a command that cannot do without one.
    ///
    /// - Parameters:
    ///   - reading: Whether the command only reads.
    ///   - making: Whether it makes the file where there is none.
    static func open(
        _ arguments: Arguments, reading: Bool = false, making: Bool = false
    ) throws -> CreativeDatabase {
        guard let path = arguments[store] else {
            throw CommandError(.usage, "\(store.usage) is missing, expected the store's file")
        }
        return try open(path, reading: reading, making: making)
    }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - reading: Whether the command only reads. A file of an earlier version is brought up to date all the same: it could not be
    ///     read otherwise.
    ///   - making: Whether the command makes the file where there is none; unless given, where it does not only read.
    ///   - currency: That of performance without one, in a file that is taken over from another system.
    static func open(
        _ path: String, reading: Bool, making: Bool? = nil, currency: CurrencyCode = .unknown
    ) throws -> CreativeDatabase {
        guard making ?? !reading || FileManager.default.fileExists(atPath: path) else {
            throw CommandError(
                .usage,
                "\(Self.store) \(Display.path(path)): there is no such store: there is no such file; "
                    + "`creatives cluster \(Self.store)` or `creatives jobs add` makes one"
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

    private static func words(_ file: TakenOverFile, _ path: String) -> String {
        let counts = [
            Display.counted(file.creatives, "creative"), Display.counted(file.campaigns, "campaign"),
            Display.counted(file.performanceRows, "row") + " of performance",
        ]
        let left = file.leftOut.sorted { $0.key < $1.key }.map {
            "\(Display.counted($0.value, "row")) whose \(Display.safe($0.key)) cannot be read"
        }
        let rest = left.isEmpty ? "" : "; left out: " + left.joined(separator: ", ")
        return "took over \(quoted(path)): \(counts.joined(separator: ", "))\(rest)"
    }
}

extension OptionKind where Value == ReportPeriod {
    /// Days, counted back from the newest one.
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
