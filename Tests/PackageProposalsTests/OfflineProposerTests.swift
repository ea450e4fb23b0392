import CreativeModel
import StageCore
import Testing

@testable import PackageProposals

@Suite struct OfflineProposerTests {
    /// Deals with every mixture of safety, category and spelling, of three themes.
    private func randomDeals(_ count: Int, seed: UInt64) -> [Deal] {
        var generator = SeededGenerator(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value { values[generator.uniform(in: 0...values.count - 1)] }
        return (0..<count).map { number in
            var deal = deal("d\(number)", theme: pick([0, 1, 2]))
            deal.safety = BrandSafety(
                risk: pick([nil, .low, .medium, .high, .floor]), isFamilySafe: pick([nil, true, false]))
            deal.taxonomy.tier2 = pick([nil, "Cooking", "cooking", "Beer", "Casino", "Travel", "  ", ""])
            deal.format = pick([nil, "video", "Video", "audio"])
            deal.audience.segments = pick([[], ["Parents"], ["parents", "Gamers"], ["Gamers"]])
            deal.commercial.qualityTier = pick([nil, "Premium"])
            return deal
        }
    }

    @Test(arguments: 0..<UInt64(40))
    func `packages of random deals are valid`(seed: UInt64) async throws {
        let deals = randomDeals(5 + Int(seed), seed: seed)
        let proposal = try await OfflineProposer().propose(for: cluster(deals), context: RunContext())
        let known = Dictionary(uniqueKeysWithValues: deals.map { ($0.id, $0) })
        var told: [String] = (proposal.excluded + proposal.strays).map(\.dealID)
        for package in proposal.packages {
            let members = package.dealIDs.compactMap { known[$0] }
            #expect((3...15).contains(members.count) && members.count == package.dealIDs.count)
            #expect((1...60).contains(package.name.count))
            #expect(package.source == .offline)
            expectSuitable(members)
            expectTrue(package.reasoning, of: members)
            told += package.dealIDs
        }
        #expect(told.sorted() == deals.map(\.id).sorted(), "every deal once, in a package or with a reason")
        #expect((proposal.excluded + proposal.strays).allSatisfy { !$0.reason.isEmpty })
        #expect(
            Set(proposal.excluded.map(\.dealID))
                == Set(deals.filter { $0.safety.risk == .floor }.map(\.id)))
    }

    /// Verifies the counts in the reasoning.
    private func expectTrue(_ reasoning: String, of members: [Deal]) {
        func count(_ text: Substring, _ holds: (Deal) -> Bool) {
            let count = members.count(where: holds)
            #expect(text == (count == members.count ? "all" : "\(count)"), "\(reasoning)")
        }
        #expect(reasoning.hasPrefix("\(members.count) deals: "))
        let claims = reasoning.dropFirst("\(members.count) deals: ".count).split(separator: "; ")
        for claim in claims[0].trimmingSuffix(".").split(separator: ", ") {
            for (label, holds) in [
                (" about ", { $0.taxonomy.tier2?.lowercased() == $1 }),
                (" in the format ", { $0.format?.lowercased() == $1 }),
                (" reaching ", { $0.audience.segments.map { $0.lowercased() }.contains($1) }),
            ] as [(String, (Deal, String) -> Bool)] {
                let parts = claim.split(separator: label)
                guard parts.count == 2 else { continue }
                count(parts[0]) { holds($0, parts[1].lowercased()) }
            }
        }
        let isFamily = members.allSatisfy { $0.safety.isFamilySafe == true }
        #expect(reasoning.contains("all fit for families") == isFamily)
        let worst = members.compactMap(\.safety.risk).max()
        #expect(reasoning.contains("risk at most") == (worst != nil))
        if let worst {
            let isRated = members.allSatisfy { $0.safety.risk != nil }
            #expect(reasoning.contains("risk at most \(worst.rawValue)"))
            #expect(reasoning.contains("where rated") == !isRated, "\(reasoning)")
        }
    }

    @Test(arguments: 0..<UInt64(8))
    func `the same deals give the same packages`(seed: UInt64) async throws {
        let cluster = try await cluster(randomDeals(30, seed: seed))
        let first = try await OfflineProposer().propose(for: cluster, context: RunContext(seed: 1))
        for threads in [1, 4] {
            let again = try await OfflineProposer().propose(
                for: cluster, context: RunContext(seed: 2, threadCount: threads))
            #expect(again == first)
        }
    }

    @Test func `similar deals are grouped, and dissimilar ones separated`() async throws {
        let deals = themedDeals(themes: 3, count: 5)
        let proposal = try await OfflineProposer().propose(for: cluster(deals), context: RunContext())
        #expect(proposal.packages.map { Set($0.dealIDs.map { $0.prefix(2) }).count } == [1, 1, 1])
        #expect(proposal.strays.isEmpty && proposal.warnings.isEmpty && !proposal.isFallback)
    }

    @Test func `a deal without similar deals gets a reason that names its kind`() async throws {
        let deals =
            themedDeals(themes: 1, count: 4) + [
                deal("beer", topic: "Beer"), deal("lone", theme: 5), deal("risky", risk: .high),
                deal("cellar", risk: .high, topic: "Wine"),
            ]
        let proposal = try await OfflineProposer().propose(for: cluster(deals), context: RunContext())
        let reasons = Dictionary(uniqueKeysWithValues: proposal.strays.map { ($0.dealID, $0.reason) })
        #expect(
            reasons == [
                "beer": "the only alcohol deal among those it is most like; a package needs 3",
                "lone": "unlike the other deals of its cluster; a package needs 3 that are alike",
                "risky": "the only unsafe deal among those it is most like; a package needs 3",
                "cellar": "the only unsafe alcohol deal among those it is most like; a package needs 3",
            ])
    }

    @Test(arguments: [0, 1, 2])
    func `clusters too small for a package leave unassigned deals`(count: Int) async throws {
        let deals = themedDeals(themes: 1, count: count)
        let proposal = try await OfflineProposer().propose(for: cluster(deals), context: RunContext())
        #expect(proposal.packages.isEmpty && proposal.strays.count == count)
    }

    @Test func `forty similar deals give several packages`() async throws {
        let deals = themedDeals(themes: 1, count: 40)
        let proposal = try await OfflineProposer().propose(for: cluster(deals), context: RunContext())
        #expect(proposal.packages.allSatisfy { (3...15).contains($0.dealIDs.count) })
        #expect(proposal.packages.flatMap(\.dealIDs).count + proposal.strays.count == 40)
    }

    @Test(arguments: [
        "   ", "\u{1B}[31mred\u{7}", "\u{202E}desrever", "a\nb\tc", String(repeating: "long ", count: 40),
        String(repeating: "x", count: 200), "e" + String(repeating: "\u{301}", count: 100_000),
    ])
    func `names stay short and harmless, whatever the deals say`(text: String) async throws {
        let deals = (0..<4).map { number in
            var deal = deal("d\(number)", topic: text)
            deal.taxonomy.tier1 = text
            deal.format = text
            deal.audience.segments = [text]
            deal.commercial.qualityTier = text
            return deal
        }
        let run = try await themeCreator().packages(for: deals)
        let package = try #require(run.packages.first)
        #expect((1...60).contains(package.name.count))
        for shown in [package.name, package.reasoning] {
            #expect(shown.unicodeScalars.count < 2_000)
            #expect(
                !shown.unicodeScalars.contains {
                    [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
                })
        }
    }

    @Test(arguments: 0..<UInt64(6))
    func `runs by rules are valid`(seed: UInt64) async throws {
        let deals = sampleDeals(70, seed: seed)
        let run = try await creator(.kmeans).packages(for: deals, context: RunContext(seed: seed))
        expectSound(run, of: deals)
        #expect(run.fallbackCount == 0 && run.cost == ProposalCost())
        #expect(run.packages.count >= 3)
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: Character) -> Substring {
        last == suffix ? dropLast() : self
    }
}

@Suite struct NameTests {
    private func facts(_ deals: [Deal] = []) -> PackageFacts { PackageFacts(of: deals) }

    @Test func `a taken name gets a distinguishing mark, then numbers`() {
        var member = deal("a")
        member.taxonomy.tier1 = "Sports"
        member.audience.segments = ["Fans"]
        var names = PackageNames()
        let given = (0..<5).map { _ in names.unique("Live Games", facts: facts([member])) }
        #expect(
            given == [
                "Live Games", "Live Games – Sports", "Live Games – Fans", "Live Games 2", "Live Games 3",
            ])
    }

    @Test(arguments: 0..<UInt64(20))
    func `names stay unique and short regardless of case`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var names = PackageNames()
        let words = [
            "auto", "AUTO", "Auto", String(repeating: "wörd ", count: 12), "auto 2", "Auto – Sports", "",
        ]
        var member = deal("a")
        member.taxonomy.tier1 =
            generator.element(of: ["Sports", String(repeating: "y", count: 90), nil] as [String?]) ?? nil
        let given = (0..<40).map { _ in
            names.unique(generator.element(of: words) ?? "", facts: facts([member]))
        }
        #expect(Set(given.map { $0.lowercased() }).count == given.count)
        #expect(given.allSatisfy { $0.count <= 60 })
    }

    @Test func `text is truncated at a word`() {
        #expect(NameText.cut("one two three", to: 13) == "one two three")
        #expect(NameText.cut("one two three", to: 12) == "one two…")
        #expect(NameText.cut("onetwothree", to: 6) == "onetw…")
        #expect(NameText.joined(["Premium", "premium Auto", "premium", "auto"]) == "Premium premium Auto")
    }
}
