import Embeddings
import KMeans
import StageCore
import Testing

@testable import TopicDiscovery

@Suite("Topics of texts")
struct TopicFinderTests {
    private static let subjects = [
        ["running shoes for the city marathon", "marathon running shoes", "light shoes for running"],
        ["winter boots with warm lining", "warm winter boots", "lined boots for the winter"],
        ["garden chairs made of teak", "teak garden chairs", "chairs for garden and terrace"],
    ]

    /// Texts of some subjects, each different.
    private func texts(_ count: Int, of subjects: Range<Int>, seed: UInt64) -> [(subject: Int, text: String)]
    {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            let subject = subjects.lowerBound + index % subjects.count
            let phrases = Self.subjects[subject]
            let phrase = phrases[Int(generator.next() % UInt64(phrases.count))]
            return (subject, "\(phrase), offer \(index) of \(Int(generator.next() % 1_000))")
        }
    }

    private func finder(minimumSize: Int = 3, counts: ClosedRange<Int>? = nil) -> TopicFinder {
        var options = TopicFinder.Options()
        options.minimumSize = minimumSize
        options.topicCounts = counts
        return TopicFinder(
            embedder: .hashed, clusterer: KMeansSelection(clusterCounts: 1...2, criterion: .silhouette),
            options: options)
    }

    @Test("Each subject becomes one topic, named by its own words", arguments: 0..<5)
    func subjects(seed: UInt64) async throws {
        let texts = texts(90, of: 0..<3, seed: seed)
        let found = try await finder(counts: 3...3).topics(
            of: texts.map(\.text), context: RunContext(seed: seed))
        #expect(found.groups.count == 3 && found.outlierCount == 0)
        for group in found.groups {
            #expect(Set(group.texts.map { texts[$0].subject }).count == 1)
            #expect(group.isNew && group.representatives.count == 3)
            #expect(!group.topic.name.isEmpty && !group.topic.terms.isEmpty)
        }
        #expect(Set(found.groups.map(\.topic.name)).count == 3)
        #expect(found.groups.map(\.topic.id).sorted() == [1, 2, 3])
    }

    @Test("A run that continues keeps every topic of a known text, and every ID and name", arguments: 0..<5)
    func continuing(seed: UInt64) async throws {
        let first = texts(60, of: 0..<2, seed: seed).map(\.text)
        let before = try await finder().topics(of: first, context: RunContext(seed: seed))
        let more = texts(20, of: 0..<2, seed: seed + 100).map(\.text)
        let other = texts(15, of: 2..<3, seed: seed + 200).map(\.text)
        let after = try await finder().topics(
            of: other + more + first, continuing: before.set, context: RunContext(seed: seed))
        #expect(Array(after.topicIDs.suffix(60)) == before.topicIDs)
        for topic in before.set.topics {
            #expect(after.set.topics.first { $0.id == topic.id }?.name == topic.name)
        }
        // The new subject never joins a topic of before.
        let old = Set(before.set.topics.map(\.id))
        #expect(after.topicIDs.prefix(15).allSatisfy { $0.map { !old.contains($0) } ?? true })
        // Nothing new: nothing changes.
        let again = try await finder().topics(
            of: other + more + first, continuing: after.set, context: RunContext(seed: seed + 1))
        #expect(again.topicIDs == after.topicIDs || again.set.topics.count > after.set.topics.count)
        #expect(again.set.topics.prefix(after.set.topics.count) == after.set.topics[...])
    }

    @Test("Clustering again keeps the IDs and names of topics that share most texts", arguments: 0..<5)
    func refitting(seed: UInt64) async throws {
        let first = texts(90, of: 0..<3, seed: seed).map(\.text)
        let before = try await finder().topics(of: first, context: RunContext(seed: seed))
        let after = try await finder().topics(
            of: first.reversed() + texts(9, of: 0..<3, seed: seed + 7).map(\.text), continuing: before.set,
            refitting: true, context: RunContext(seed: seed + 1))
        #expect(after.topicIDs.prefix(90).elementsEqual(before.topicIDs.reversed()))
        #expect(after.set.topics.map(\.name) == before.set.topics.map(\.name))
    }

    @Test("Equal texts share a topic, and texts without words are outliers")
    func equalTexts() async throws {
        let texts = texts(30, of: 0..<2, seed: 3).map(\.text)
        let found = try await finder().topics(of: texts + texts + ["", "  ", ""])
        #expect(Array(found.topicIDs[0..<30]) == Array(found.topicIDs[30..<60]))
        #expect(found.topicIDs.suffix(3).allSatisfy { $0 == nil } && found.outlierCount == 3)
        #expect(try await finder().topics(of: []).groups.isEmpty)
    }

    @Test("The number of threads changes nothing")
    func threads() async throws {
        let texts = texts(120, of: 0..<3, seed: 9).map(\.text)
        let one = try await finder().topics(of: texts, context: RunContext(threadCount: 1))
        let seven = try await finder().topics(of: texts, context: RunContext(threadCount: 7))
        #expect(one.set == seven.set && one.topicIDs == seven.topicIDs)
    }

    @Test("Topics of other vectors and options out of range are refused")
    func refusals() async throws {
        let known = TopicSet(embedder: "another", topics: [], members: [:], nextID: 1)
        await #expect { try await finder().topics(of: ["a"], continuing: known) } throws: {
            ($0 as? TopicDiscoveryError)?.code == .otherEmbedder
        }
        await #expect { try await finder(minimumSize: 0).topics(of: ["a"]) } throws: {
            ($0 as? TopicDiscoveryError)?.code == .invalidOption
        }
    }
}
