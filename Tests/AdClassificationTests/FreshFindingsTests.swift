import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import Testing

struct FreshFindingsTests {
    @Test func `fresh findings are found by creative`() async throws {
        let store = InMemoryStore()
        let rules = RuleClassifier()
        let ads = ["a", "b", "c"].map { AdInput(Fixtures.ad($0)) }
        let ages = [0.0, 31, 5]
        for (ad, age) in zip(ads, ages) {
            let found = CreativeClassification(
                key: rules.key(for: ad), source: .imageAndCopy,
                classifiedAt: Fixtures.noon.addingTimeInterval(-age * 86_400))
            await store.keep([found])
        }
        let month = try await FreshFindings(now: Fixtures.noon).byCreative(ads, by: rules, in: store)
        #expect(month.keys.map(\.id).sorted() == ["a", "c"])
        let day = FreshFindings(staleAfter: .seconds(86_400), now: Fixtures.noon)
        #expect(try await day.byCreative(ads, by: rules, in: store).keys.map(\.id) == ["a"])
        // A different text, brand or seat is a different ad.
        let others = [
            AdInput(Fixtures.ad("a") { $0.text = "New" }), AdInput(Fixtures.ad("a"), brand: "Sun"),
            AdInput(Fixtures.ad("a", seat: "x")),
        ]
        #expect(try await day.byCreative(others, by: rules, in: store).isEmpty)
        #expect(try await day.byCreative([], by: rules, in: store).isEmpty)
    }

    @Test func `findings at the age limit are fresh`() {
        let reuse = FreshFindings(staleAfter: .seconds(60), now: Fixtures.noon)
        #expect(reuse.isFresh(Fixtures.noon.addingTimeInterval(-60)))
        #expect(!reuse.isFresh(Fixtures.noon.addingTimeInterval(-60.1)))
        #expect(reuse.isFresh(Fixtures.noon.addingTimeInterval(86_400)))
        #expect(!reuse.isFresh(Fixtures.noon.addingTimeInterval(86_401)))
    }
}
