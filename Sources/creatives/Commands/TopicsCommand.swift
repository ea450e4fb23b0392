internal import CreativeIntelligence
internal import Foundation

/// `creatives topics`: finds and names the topics of texts.
struct TopicsCommand: Command {
    private enum Method: String, CaseIterable { case kmeans, hierarchical, hdbscan }

    private static let column = Option("column", .text("NAME"), "the column with the texts")
    private static let idColumn = Option(
        "id-column", .text("NAME"), defaultText: "the number of the row",
        "the column with the IDs of the texts")
    private static let store = Option(
        "store", .file(.store), "keep the topics and the vectors of texts in a file, and continue those in it"
    )
    private static let refit = Flag(
        "refit", "cluster all texts again, and keep IDs and names where most texts agree")
    private static let method = Option(
        "method", .choice(Method.self, "METHOD"), default: .kmeans,
        "clustering method; hdbscan finds the number of topics by density")
    private static let topics = Option(
        "topics", .counts("K"), defaultText: "2 to a tenth of the texts, at most 200",
        "number of topics, or a range to select from")
    private static let size = Option(
        "min-size", .integer(1...Int(Int32.max)), default: 5, "smallest number of different texts in a topic")
    private static let output = Option(
        "output", .file(.writes, "OUT.csv"), "write the topic of each text")

    static let syntax = CommandSyntax(
        name: "topics", summary: "Finds and names the topics of texts, and keeps them for later texts.",
        operands: "TEXTS.csv", operandRole: .reads,
        options: [column, idColumn, store, refit, method, topics, size, output] + ModelOption.syntax + [
            RowLimit.option
        ] + CommonOption.syntax,
        details: """
            Texts are embedded and clustered, and each topic is named by words that distinguish its texts from all others.

            With \(store), a text that was seen before keeps its topic, and a topic keeps its ID and name. A new text joins
            the nearest topic if it is as near as 95 % of that topic's texts were; the others form new topics if they are as
            similar to one another as the texts of most topics, and are outliers otherwise. IDs are never used again. The file
            also keeps the vectors, so that a later run embeds new texts only.

            \(output.usage) has the columns id, topic_id, topic, similarity (cosine with the centre of the topic) and text. Outliers
            have none of the middle three.

            JSON keys: texts, outliers, embedder, topics[]{id,name,terms[],texts,new,representatives[]{id,text}}, seconds.
            """)

    private let input: String
    private let column: String
    private let idColumn: String?
    private let store: String?
    private let refits: Bool
    private let method: Method
    private let counts: ClosedRange<Int>?
    private let size: Int
    private let output: String?
    private let model: ModelOption
    private let limit: RowLimit
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "TEXTS.csv")[0]
        guard let column = arguments[Self.column] else {
            throw CommandError(
                .usage, "\(Self.column) is missing, expected the title of the column with the texts")
        }
        self.column = column
        idColumn = arguments[Self.idColumn]
        store = arguments[Self.store]
        refits = arguments[Self.refit]
        method = arguments[Self.method]
        counts = arguments[Self.topics]
        size = arguments[Self.size]
        output = arguments[Self.output]
        limit = RowLimit(arguments)
        model = try ModelOption(arguments)
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        if refits, store == nil { throw CommandError(.usage, "\(Self.refit) needs \(Self.store)") }
        if counts != nil, method == .hdbscan {
            throw CommandError(.usage, "\(Self.topics) needs \(Self.method) kmeans or hierarchical")
        }
    }

    func run() async throws {
        defer { progress.finish() }
        let rows = try read()
        let kept = try store.map { try SQLiteTopicStore(path: $0) }
        let saved = try await kept?.topics()
        let embedder = try model.embedder()
        var options = TopicFinder.Options()
        options.minimumSize = size
        options.topicCounts = counts
        let finder = TopicFinder(
            embedder: kept.map { CachedEmbedder(embedder, cache: $0) } ?? embedder, clusterer: clusterer,
            options: options)
        let start = ContinuousClock.now
        let found = try await finder.topics(
            of: rows.map(\.text), continuing: saved?.set, refitting: refits, context: context)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        progress.finish()
        if let output { try Self.write(found, of: rows, to: output) }
        try await kept?.save(found.set, replacing: saved?.revision)
        let report = TopicReport(found: found, rows: rows, seconds: seconds)
        if isJSON { try report.json.print() } else { report.show(limit) }
    }

    private func read() throws -> [CSVTexts.Row] {
        var texts = try CSVTexts(URL(fileURLWithPath: input), column: column, idColumn: idColumn)
        var rows: [CSVTexts.Row] = []
        while let row = try texts.next() { rows.append(row) }
        return rows
    }

    private var clusterer: any Clusterer {
        switch method {
        case .kmeans:
            var options = KMeansClusterer.Options()
            options.restarts = 3
            var selection = KMeansSelection(clusterCounts: 1...2, criterion: .silhouette, options: options)
            selection.trialLimit = 12
            return selection
        case .hierarchical: return AgglomerativeClusterer(clusterCounts: 1...2)
        case .hdbscan: return HDBSCANClusterer(minimumClusterSize: max(2, size))
        }
    }

    private static func write(_ found: TopicAssignments, of rows: [CSVTexts.Row], to path: String) throws {
        let names = Dictionary(uniqueKeysWithValues: found.set.topics.map { ($0.id, $0.name) })
        let writer = try CSVWriter(URL(fileURLWithPath: path))
        try writer.write(["id", "topic_id", "topic", "similarity", "text"])
        for (index, row) in rows.enumerated() {
            let id = found.topicIDs[index]
            try writer.write([
                row.id, id.map(String.init) ?? "", id.flatMap { names[$0] } ?? "",
                found.similarities[index].map { String(format: "%.4f", $0) } ?? "", row.text,
            ])
        }
        try writer.close()
    }
}
