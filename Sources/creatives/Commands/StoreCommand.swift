internal import CreativeIntelligence
internal import Foundation
internal import PostgresStore
internal import StageCore

/// `creatives store`: copies and compares stores.
struct StoreCommand: Command {
    static let syntax = CommandSyntax(
        name: "store",
        summary:
            "Copies a store to another database, prints its checksums, or makes views for other programs.",
        operands: "VERB STORE...", verbs: ["copy", "checksums", "views"],
        options: [Self.role, CommonOption.json],
        details: """
            Verbs:
              copy FROM TO       copies all tables to an empty store, which is created if it does not exist
              checksums STORE    prints the number of rows and a checksum of each table
              views STORE        creates views with plain names and units in a PostgreSQL database, for programs that read SQL

            STORE, FROM and TO are SQLite files, or PostgreSQL databases such as postgres://user@host/database. FROM is read at
            one moment, and TO is written in one transaction: after an error, nothing is copied. Each table is read again after
            it was written, and its checksum compared. Equal checksums mean equal rows, whatever the databases. Stop the workers
            of FROM before moving it: a run that they have claimed is claimed in TO as well, until its lease expires.

            The views are in a schema of their own: reports, or NAME_reports for a store in the schema NAME. With --role, that
            role may read them, and the tables campaigns, creative_campaigns and campaign_daily_summary. It is created without
            LOGIN if it does not exist. The views may be created again at any time.

            JSON keys of copy and checksums: tables[]{name,rows,sha256}, rows; of views: schema, role.
            """)

    private static let role = Option(
        "role", .text("NAME"), "with views: the role that may read them, created if it does not exist")

    private enum Verb {
        case copy(from: String, to: String)
        case checksums(String)
        case views(String, role: String?)
    }

    private let verb: Verb
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        isJSON = arguments[CommonOption.json]
        guard let name = arguments.operands.first else {
            throw CommandError(.usage, "expected a verb, copy, checksums or views")
        }
        let stores = Array(arguments.operands.dropFirst())
        for store in stores { try StoreOption.check(store, named: "STORE") }
        switch (name, stores.count) {
        case ("copy", 2):
            guard stores[0] != stores[1], !Self.isSameFile(stores[0], stores[1]) else {
                throw CommandError(.usage, "copy needs two different stores, found the same one twice")
            }
            verb = .copy(from: stores[0], to: stores[1])
        case ("copy", _):
            throw CommandError(.usage, "copy needs FROM and TO, found \(stores.count) arguments")
        case ("checksums", 1): verb = .checksums(stores[0])
        case ("checksums", _):
            throw CommandError(.usage, "checksums needs one STORE, found \(stores.count) arguments")
        case ("views", 1):
            guard PostgresURL.isURL(stores[0]) else {
                throw CommandError(
                    .usage,
                    "views needs a PostgreSQL database, postgres://user@host/database; the views of a file are its tables"
                )
            }
            verb = .views(stores[0], role: arguments[Self.role])
        case ("views", _):
            throw CommandError(.usage, "views needs one STORE, found \(stores.count) arguments")
        default: throw CommandError(unknownVerb: name, among: Self.syntax.verbs)
        }
    }

    private static func isSameFile(_ first: String, _ second: String) -> Bool {
        !PostgresURL.isURL(first) && !PostgresURL.isURL(second)
            && FileManager.default.fileExists(atPath: first)
            && FileIdentity(ofPath: first) == FileIdentity(ofPath: second)
    }

    func run() async throws {
        switch verb {
        case .copy(let from, let to):
            let source = try StoreOption.connection(from, reading: true)
            try output(StoreCopy(from: source, to: StoreOption.connection(to, reading: false)).run())
        case .views(let store, let role):
            let schema = try PostgresViews.create(store, role: role)
            guard !isJSON else {
                return try JSONValue.object([
                    "schema": .string(schema), "role": role.map { .string($0) } ?? .null,
                ]).print()
            }
            print(
                "views in the schema \(Display.safe(schema))"
                    + (role.map { ", readable by \(Display.safe($0))" } ?? ""))
        case .checksums(let store):
            try output(StoreCopy.checksums(of: StoreOption.connection(store, reading: true)))
        }
    }

    private func output(_ tables: [StoreCopy.Table]) throws {
        let total = tables.reduce(0) { $0 + $1.rowCount }
        guard !isJSON else {
            let list = tables.map {
                JSONValue.object([
                    "name": .string($0.name), "rows": JSONValue(Int64($0.rowCount)),
                    "sha256": .string($0.checksum),
                ])
            }
            return try JSONValue.object(["tables": .array(list), "rows": JSONValue(Int64(total))]).print()
        }
        for table in tables {
            print("\(table.checksum.prefix(16))  \(table.name)  \(Display.counted(table.rowCount, "row"))")
        }
        print("\(Display.counted(total, "row")) in \(Display.counted(tables.count, "table"))")
    }
}
