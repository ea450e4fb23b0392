internal import CreativeModel
internal import Foundation

extension ClassificationStoreConformance {
    private typealias Samples = ClassificationSamples

    /// Checks that a classification replaces the previous one for its key completely, and that the last one counts.
    package func checkReplacement() async throws {
        let store = try await makeStore()
        try await store.keep([])
        let key = Samples.key("1")
        try await store.keep([Samples.full(key)])
        check.same(try await store.classifications([key]), [Samples.full(key)], "a stored classification")
        try await store.keep([Samples.bare(key)])
        check.same(
            try await store.classifications([key]), [Samples.bare(key)],
            "values omitted by a later classification are removed")
        var last = Samples.bare(key)
        last.rawAnswer = "last"
        try await store.keep([Samples.full(key), last])
        check.same(try await store.classifications([key]), [last], "the last classification for a key counts")
        check.same(try await store.classifications(of: [key.creative]), [last], "a key occurs once")
        // Text in another normalisation form is the same key.
        let (one, other) = (Samples.key("caf\u{E9}"), Samples.key("cafe\u{301}"))
        try await store.keep([Samples.full(one)])
        try await store.keep([Samples.bare(other)])
        check.same(
            try await store.classifications([one]), [Samples.bare(other)],
            "a key in another normalisation form")
        check.same(
            try await store.classifications(of: [one.creative, other.creative]).count, 1,
            "a creative in two normalisation forms")
    }

    /// Checks that every part of a key distinguishes classifications, and that each lookup has its documented order.
    package func checkLookUps() async throws {
        let store = try await makeStore()
        var keys = [Samples.key("b"), Samples.key("a"), Samples.key("a", seat: "b"), Samples.key("10")]
        let parts: [WritableKeyPath<CreativeClassification.Key, String>] = [
            \.brand, \.inputHash, \.promptVersion, \.schemaVersion, \.model,
        ]
        for part in parts {
            // Parts that are joined without a delimiter would be equal here.
            for text in ["", "other", keys[0][keyPath: part] + "1"] {
                keys.append(keys[0])
                keys[keys.count - 1][keyPath: part] = text
            }
        }
        let all = keys.map { key in
            var found = Samples.bare(key)
            found.rawAnswer = "\(key)"
            return found
        }
        try await store.keep(all)
        check.same(try await store.classifications(keys), all, "classifications in the order of the keys")
        check.same(
            try await store.classifications(keys.reversed()), all.reversed(),
            "classifications in the order of the reversed keys")
        let unknown = Samples.key("unknown", seat: "unknown")
        check.same(
            try await store.classifications([unknown, keys[1], keys[0], keys[1], unknown]), [all[1], all[0]],
            "repeated keys count once, and unknown ones are omitted")
        check.same(try await store.classifications([]), [], "classifications of no keys")
        let creative = keys[0].creative
        check.same(
            try await store.classifications(of: [creative, unknown.creative, creative]),
            all.filter { $0.key.creative == creative }.sorted { $0.key < $1.key },
            "all classifications of a creative, ordered by key")
        check.same(
            try await store.classifications(of: keys.map(\.creative)), all.sorted { $0.key < $1.key },
            "classifications of some creatives, ordered by key")
        check.same(try await store.classifications(of: []), [], "classifications of no creatives")
    }

    /// Checks many classifications, stored by several tasks concurrently.
    package func checkManyClassifications() async throws {
        let store = try await makeStore()
        let (tasks, count) = (options.taskCount, max(1, options.manyCount / options.taskCount))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for number in 0..<count {
                        var shared = Samples.bare(Samples.key("shared \(number)"))
                        shared.rawAnswer = "\(task)"
                        try await store.keep([Samples.full(Samples.key("t\(task)/\(number)")), shared])
                    }
                }
            }
            try await group.waitForAll()
        }
        let own = (0..<tasks).flatMap { task in (0..<count).map { Samples.key("t\(task)/\($0)") } }
        check.same(
            try await store.classifications(own), own.map(Samples.full), "classifications of each task")
        let shared = (0..<count).map { Samples.key("shared \($0)") }
        let found = try await store.classifications(shared)
        check.same(found.map(\.key), shared, "classifications shared by all tasks, once each")
        let answers = Set((0..<tasks).map { "\($0)" })
        check.holds(
            found.allSatisfy { answers.contains($0.rawAnswer ?? "") },
            "each shared classification was written by one of the tasks")
        let byCreative = try await store.classifications(of: (own + shared).map(\.creative))
        check.same(byCreative.map(\.key), (own + shared).sorted(), "all classifications, ordered by key")
    }
}
