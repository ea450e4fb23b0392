import DistinctiveTerms
import StageCore
import Testing

@Suite struct LogOddsTermFinderTests {
    private func first(_ groups: [[String]], background: [String] = []) throws -> [String?] {
        try LogOddsTermFinder().terms(of: groups, background: background, context: RunContext())
            .map { $0.first?.text }
    }

    @Test func `a term is shared in its group and absent from others`() throws {
        let groups = [
            ["The best running shoes for you", "Your running shoes are here", "Light running shoes"],
            ["The best winter boots for you", "Your winter boots are here", "Warm winter boots"],
        ]
        #expect(try first(groups) == ["running shoes", "winter boots"])
    }

    @Test func `words of all texts are not distinctive`() throws {
        let groups = [["free delivery today", "free delivery"], ["free delivery today", "free delivery"]]
        #expect(try first(groups) == [nil, nil])
    }

    @Test func `a term keeps the spelling of most texts`() throws {
        let groups = [
            ["iPhone case", "iPhone case!", "IPHONE CASE"],
            ["Tablet sleeve", "tablet sleeve", "Tablet sleeve"],
        ]
        #expect(try first(groups) == ["iPhone case", "Tablet sleeve"])
        #expect(try first([["Save 20% off now", "20% off"], ["Nothing", "Nothing"]]).first == "20% off")
    }

    @Test func `scripts without spaces have terms of several characters`() throws {
        let groups = [["夏のセール開催中", "本日から夏のセール"], ["冬のコート入荷", "新作の冬のコート"]]
        #expect(try first(groups) == ["夏のセール", "冬のコート"])
    }

    @Test func `the background shows common words`() throws {
        let groups = [["with running shoes", "with running shoes"], ["boots", "boots"]]
        let background = Array(repeating: "with care", count: 20)
        #expect(try first(groups, background: background).first == "running shoes")
        #expect(try first(groups).first == "with running shoes")
    }

    @Test func `an entire clause may be longer than a phrase`() throws {
        let groups = [
            ["Half price on your first tank", "Half price on your first tank"],
            ["Free mug with every order", "Free mug with every order"],
        ]
        #expect(try first(groups) == ["Half price on your first tank", "Free mug with every order"])
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `the order of texts has no effect and shares are correct`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let words = ["red", "blue", "shoes", "hats", "coats", "sale", "now", "gift", "cards", "and"]
        let groups = (0..<generator.uniform(in: 2...6)).map { _ in
            (0..<generator.uniform(in: 1...8)).map { _ in
                (0..<generator.uniform(in: 0...6)).map { _ in words[generator.uniform(in: 0...9)] }
                    .joined(separator: " ")
            }
        }
        let terms = try LogOddsTermFinder().terms(of: groups)
        let shuffled = groups.map { $0.shuffled(using: &generator) }
        #expect(try LogOddsTermFinder().terms(of: shuffled) == terms)
        for (group, found) in zip(groups.indices, terms) {
            for term in found {
                let count = groups[group].count { $0.contains(term.text) }
                #expect(term.share >= 0.5 && Double(count) >= term.share * Double(groups[group].count) - 1e-9)
                #expect(term.share >= 2 * term.outsideShare)
                #expect(Double(term.rivalCount) <= 0.34 * Double(groups.count - 1))
            }
            let used = found.flatMap { Set($0.words) }
            #expect(Set(used).count == used.count, "terms of a group do not overlap")
        }
    }

    @Test func `options out of range are refused`() {
        var options = LogOddsTermFinder.Options()
        options.minimumShare = 0
        #expect(throws: DistinctiveTermError.self) { try LogOddsTermFinder(options: options).terms(of: []) }
        options = LogOddsTermFinder.Options()
        options.priorStrength = .nan
        #expect(throws: DistinctiveTermError.self) { try LogOddsTermFinder(options: options).terms(of: []) }
    }

    @Test func `groups without texts have no terms`() throws {
        #expect(try LogOddsTermFinder().terms(of: []) == [])
        #expect(try LogOddsTermFinder().terms(of: [[], [""], ["alone"]]).map(\.count) == [0, 0, 1])
    }
}
