internal import CreativeIntelligence

/// The topics of `creatives topics`, as text or JSON.
struct TopicReport {
    let found: TopicAssignments
    let rows: [CSVTexts.Row]
    let seconds: Double

    var json: JSONValue {
        .object([
            "texts": .integer(Int64(rows.count)), "outliers": .integer(Int64(found.outlierCount)),
            "embedder": .string(found.set.embedder), "seconds": .number(seconds),
            "topics": .array(
                found.groups.map { group in
                    .object([
                        "id": .integer(Int64(group.topic.id)), "name": .string(group.topic.name),
                        "terms": .array(group.topic.terms.map(JSONValue.string)),
                        "texts": .integer(Int64(group.texts.count)), "new": .bool(group.isNew),
                        "representatives": .array(
                            group.representatives.map {
                                .object(["id": .string(rows[$0].id), "text": .string(rows[$0].text)])
                            }),
                    ])
                }),
        ])
    }

    func show(_ limit: RowLimit) {
        let topics = Display.counted(found.groups.count, "topic")
        let new = found.groups.count { $0.isNew }
        let known = new == found.groups.count ? "" : ", \(Display.grouped(Int64(new))) new"
        let outliers =
            found.outlierCount == 0 ? "" : "; \(Display.counted(found.outlierCount, "outlier"))"
        print("\(Display.counted(rows.count, "text")) in \(topics)\(known)\(outliers)")
        guard !found.groups.isEmpty else { return }
        let shown = limit.cut(found.groups)
        let table = TextTable(
            columns: [
                .init(title: "ID", alignsRight: true), .init(title: "Topic", shrinksTo: 24),
                .init(title: "Texts", alignsRight: true),
                .init(title: "Typical text", shrinksTo: 24, dropOrder: 1),
            ],
            rows: shown.map { group in
                [
                    String(group.topic.id), Display.safe(group.topic.name),
                    Display.grouped(Int64(group.texts.count)),
                    group.representatives.first.map { Display.safe(rows[$0].text) } ?? "",
                ]
            })
        for line in table.lines(width: Terminal.columns) { print(line) }
        limit.printRest(found.groups.count - shown.count, "topic")
    }
}
