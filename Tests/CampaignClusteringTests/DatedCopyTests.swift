import CampaignClustering
import ClusterEvaluation
import CreativeModel
import Embeddings
import Foundation
import KMeans
import RuleClustering
import StageCore
import Testing

/// Creatives of an account that have only copy and launch dates.
@Suite struct DatedCopyTests {
    /// An account: sessions of two to six ads, each on one subject, over a year.
    private struct Account {
        var creatives: [Creative] = []
        var subjects: [Int] = []
        var sessions: [Int] = []

        /// - Parameter isTimed: Whether launches have a time of day.
        init(seed: UInt64, subjectCount: Int, sessionCount: Int = 40, isTimed: Bool = true) {
            var generator = SeededGenerator(seed: seed)
            // Words are made up, so that no list of words can help.
            func word() -> String {
                (0..<generator.uniform(in: 2...4)).map { _ in
                    let consonant = generator.element(of: Array("bdfgklmnprstvz")) ?? "b"
                    let vowel = generator.element(of: Array("aeiou")) ?? "a"
                    return "\(consonant)\(vowel)"
                }.joined()
            }
            let common = (0..<60).map { _ in word() }
            let own = (0..<subjectCount).map { _ in (0..<25).map { _ in word() } }
            for session in 0..<sessionCount {
                let subject = generator.uniform(in: 0...subjectCount - 1)
                let day = Double(generator.uniform(in: 0...364)) * 86_400
                var time = 1.7e9 + day + (isTimed ? Double(generator.uniform(in: 0...80_000)) : 0)
                if !isTimed { time -= time.truncatingRemainder(dividingBy: 86_400) }
                for _ in 0..<generator.uniform(in: 2...6) {
                    var creative = Creative(key: CreativeKey(id: String(10_000 + creatives.count)))
                    creative.text = (0..<14).map { _ in
                        generator.element(of: generator.chance(0.5) ? own[subject] : common) ?? ""
                    }.joined(separator: " ")
                    creative.createdAt = Date(timeIntervalSince1970: time)
                    if isTimed { time += Double(generator.uniform(in: 20...100)) }
                    creatives.append(creative)
                    subjects.append(subject)
                    sessions.append(session)
                }
            }
        }
    }

    private var refiner: TextRefiner {
        var options = TextRefiner.Options()
        options.meaningShare = 0
        return TextRefiner(
            embedder: HashedEmbedder(), clusterer: KMeansSelection(clusterCounts: 1...2), options: options)
    }

    /// Returns the group of each creative: the smallest ID in it.
    private func groups(
        _ creatives: [Creative], _ refiner: (any CampaignRefiner)? = nil, context: RunContext = RunContext()
    ) async throws -> [String: String] {
        let signals = try SignalReader().read(creatives)
        let buckets = RuleClusterer().cluster(signals).clusters
        let drafts = try await (refiner ?? self.refiner).refine(buckets, of: signals, context: context).drafts
        var groups: [String: String] = [:]
        for draft in drafts {
            let ids = draft.members.map { signals[$0.index].creative.key.id }
            for id in ids {
                #expect(groups[id] == nil, "in one draft only")
                groups[id] = ids.min()
            }
        }
        #expect(groups.count == creatives.count, "every creative is in a draft")
        return groups
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>, [true, false])
    func `subjects are found by words, with times and with days`(seed: UInt64, isTimed: Bool) async throws {
        let account = Account(seed: seed, subjectCount: 6, isTimed: isTimed)
        let found = try await groups(account.creatives)
        let labels = account.creatives.map { found[$0.key.id] ?? "" }
        let agreement = try ClusterAgreement(labels, truth: account.subjects)
        #expect(agreement.homogeneity > 0.9, "groups do not mix subjects")
        #expect(agreement.vMeasure > (isTimed ? 0.7 : 0.6))
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a session stays together`(seed: UInt64) async throws {
        let account = Account(seed: seed, subjectCount: 5)
        let found = try await groups(account.creatives)
        var groupOfSession: [Int: Set<String>] = [:]
        for (creative, session) in zip(account.creatives, account.sessions) {
            groupOfSession[session, default: []].insert(found[creative.key.id] ?? "")
        }
        #expect(groupOfSession.values.allSatisfy { $0.count == 1 })
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the order of creatives and the number of threads change nothing`(seed: UInt64) async throws {
        let account = Account(seed: seed, subjectCount: 4, sessionCount: 20)
        let found = try await groups(account.creatives)
        for threads in [2, 3] {
            let again = try await groups(account.creatives, context: RunContext(threadCount: threads))
            #expect(again == found)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>, [true, false])
    func `words of one subject in any order are not divided`(seed: UInt64, isDated: Bool) async throws {
        var account = Account(seed: seed, subjectCount: 1, sessionCount: 30)
        if !isDated {
            for index in account.creatives.indices { account.creatives[index].createdAt = nil }
        }
        #expect(Set(try await groups(account.creatives).values).count == 1)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `subjects are found without dates`(seed: UInt64) async throws {
        var account = Account(seed: seed, subjectCount: 6)
        for index in account.creatives.indices { account.creatives[index].createdAt = nil }
        var options = TextRefiner.Options()
        options.oneSubjectLikeness = 1
        let refiner = TextRefiner(
            embedder: HashedEmbedder(), clusterer: KMeansSelection(clusterCounts: 1...2), options: options)
        let found = try await groups(account.creatives, refiner)
        let agreement = try ClusterAgreement(
            account.creatives.map { found[$0.key.id] ?? "" }, truth: account.subjects)
        #expect(agreement.vMeasure > 0.6 && agreement.adjustedRandIndex > 0.4, "\(agreement)")
    }

    @Test func `copy that means much the same is one campaign`() async throws {
        let account = Account(seed: 1, subjectCount: 6)
        var options = TextRefiner.Options()
        options.oneSubjectLikeness = 0
        let refiner = TextRefiner(
            embedder: HashedEmbedder(), clusterer: KMeansSelection(clusterCounts: 1...2), options: options)
        #expect(Set(try await groups(account.creatives, refiner).values).count == 1)
    }

    @Test func `one upload is no session`() async throws {
        var account = Account(seed: 3, subjectCount: 4)
        for index in account.creatives.indices {
            account.creatives[index].createdAt = Date(timeIntervalSince1970: 1.7e9 + Double(index))
        }
        let found = try await groups(account.creatives)
        #expect(Set(found.values).count > 2)
    }

    @Test func `an account of dated copy is planned by words and named by words`() async throws {
        let account = Account(seed: 2, subjectCount: 6)
        let plan = try await CampaignPlanner(refiner: refiner).plan(for: snapshot(account.creatives))
        #expect(plan.campaigns.reduce(0) { $0 + $1.members.count } * 10 >= account.creatives.count * 9)
        let byID = Dictionary(uniqueKeysWithValues: account.creatives.map { ($0.key, $0.text ?? "") })
        for campaign in plan.campaigns {
            #expect(campaign.method == .words)
            #expect(!campaign.name.contains("Week") && !campaign.name.contains("("))
            let first = campaign.name.lowercased().split(whereSeparator: { " ,".contains($0) }).first ?? ""
            #expect(
                campaign.members.contains { byID[$0.creative]?.contains(first) ?? false }, "\(campaign.name)")
        }
    }

    @Test func `a share of meaning out of range is refused`() async throws {
        var options = TextRefiner.Options()
        options.meaningShare = 1.5
        let wrong = TextRefiner(
            embedder: HashedEmbedder(), clusterer: KMeansSelection(clusterCounts: 1...2), options: options)
        let error = await #expect(throws: PlanningError.self) {
            _ = try await groups(Account(seed: 1, subjectCount: 2).creatives, wrong)
        }
        #expect(error?.code == .invalidOption)
    }
}
