internal import Foundation
internal import SQLStores
public import StageCore
public import TopicDiscovery

/// Topics in a single SQLite file, with the vectors of their texts, so that a daily run embeds new texts only.
///
/// ```swift
/// let store = try SQLiteTopicStore(path: "topics.db")
/// let finder = TopicFinder(embedder: CachedEmbedder(embedder, cache: store), clusterer: clusterer)
/// let saved = try await store.topics()
/// let found = try await finder.topics(of: texts, continuing: saved?.set)
/// try await store.save(found.set, replacing: saved?.revision)
/// ```
///
/// Each call is one transaction. Several processes may share the file; of two runs that continue the same topics, the second to
/// save is refused.
public actor SQLiteTopicStore: TopicStore, KeyedCache {
    private let connection: SQLiteConnection
    private let vectors: SQLiteValueTable

    /// Opens a file, and creates it if it does not exist. The folder must exist.
    ///
    /// - Throws: ``SQLiteStoreError`` with `cannotOpen` if the path is a folder, is not a database, or is the database of
    ///   another program; `newerSchema` if a newer release wrote the file; `readOnly` if it is not writable.
    public init(path: String) throws {
        let connection = try SQLiteConnection.openForWriting(
            path, busyTimeout: SQLiteConnection.milliseconds(ofTimeout: .seconds(30)), schema: Self.schema)
        vectors = try SQLiteValueTable(connection)
        self.connection = connection
    }

    private static let schema = SQLiteSchema(
        purpose: "a topic store", applicationID: 0x4352_5450,
        steps: [
            { connection in
                for statement in [
                    """
                    CREATE TABLE topic_sets (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL,
                    embedder TEXT NOT NULL, next_id INTEGER NOT NULL)
                    """,
                    "CREATE TABLE topics (id INTEGER PRIMARY KEY, name TEXT NOT NULL, topic TEXT NOT NULL)",
                    """
                    CREATE TABLE topic_texts (text_hash BLOB PRIMARY KEY, topic_id INTEGER NOT NULL) WITHOUT ROWID
                    """,
                    SQLiteValueTable.creation,
                ] { try connection.run(statement) }
            }
        ])

    // MARK: Topics

    /// Returns the saved topics with their revision, or `nil` if there are none.
    ///
    /// - Throws: ``SQLiteStoreError`` with `failed`, also if a saved topic is damaged.
    public func topics() throws -> (set: TopicSet, revision: Int)? {
        try connection.transaction(writing: false) {
            let head = try connection.prepare("SELECT revision, embedder, next_id FROM topic_sets")
            guard try head.step() else { return nil }
            let (revision, embedder, nextID) = (Int(head.integer(0)), head.text(1), Int(head.integer(2)))
            head.reset()
            var topics: [Topic] = []
            let rows = try connection.prepare("SELECT topic FROM topics ORDER BY id")
            while try rows.step() {
                guard let topic = try? JSONDecoder().decode(Topic.self, from: Data(rows.text(0).utf8)) else {
                    throw SQLiteStoreError(.failed, "a saved topic is damaged")
                }
                topics.append(topic)
            }
            var members: [TextKey: Int] = [:]
            let texts = try connection.prepare("SELECT text_hash, topic_id FROM topic_texts")
            while try texts.step() { members[TextKey(bytes: texts.bytes(0))] = Int(texts.integer(1)) }
            let set = TopicSet(embedder: embedder, topics: topics, members: members, nextID: nextID)
            return (set, revision)
        }
    }

    /// Saves topics.
    ///
    /// - Throws: `TopicDiscoveryError` with code `outdated` if another run saved topics since; ``SQLiteStoreError``.
    /// - Complexity: O(*n* log *n*) for *n* texts ever seen.
    public func save(_ set: TopicSet, replacing revision: Int?) throws {
        try connection.transaction(writing: true) {
            let head = try connection.prepare("SELECT revision FROM topic_sets")
            let saved = try head.step() ? Int(head.integer(0)) : nil
            head.reset()
            guard saved == revision else {
                throw TopicDiscoveryError(
                    .outdated,
                    "another run saved topics in the meantime, expected the topics that were read; run again")
            }
            for table in ["topic_sets", "topics", "topic_texts"] {
                try connection.run("DELETE FROM \(table)")
            }
            try insert(
                "INSERT INTO topic_sets (id, revision, embedder, next_id) VALUES (1, ?, ?, ?)", rows: [()]
            ) { statement, _ in
                try statement.bind(Int64((revision ?? 0) + 1), at: 1)
                try statement.bind(set.embedder, at: 2)
                try statement.bind(Int64(set.nextID), at: 3)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try insert("INSERT INTO topics (id, name, topic) VALUES (?, ?, ?)", rows: set.topics) {
                try $0.bind(Int64($1.id), at: 1)
                try $0.bind($1.name, at: 2)
                try $0.bind(String(decoding: encoder.encode($1), as: UTF8.self), at: 3)
            }
            try insert("INSERT INTO topic_texts (text_hash, topic_id) VALUES (?, ?)", rows: set.members) {
                try $0.bind($1.key.bytes, at: 1)
                try $0.bind(Int64($1.value), at: 2)
            }
        }
    }

    // MARK: Vectors

    /// Returns the stored values for some keys.
    public func values(for keys: [String]) throws -> [String: [UInt8]] {
        try connection.transaction(writing: false) { try vectors.values(for: keys) }
    }

    /// Stores values by key.
    public func keep(_ values: [String: [UInt8]]) throws {
        guard !values.isEmpty else { return }
        try connection.transaction(writing: true) { try vectors.keep(values) }
    }

    private func insert<Row>(
        _ sql: String, rows: some Sequence<Row>, binding: (SQLiteStatement, Row) throws -> Void
    ) throws {
        let statement = try connection.prepare(sql)
        for row in rows {
            defer { statement.reset() }
            try binding(statement, row)
            while try statement.step() {}
        }
    }
}
