import CreativeModel
import Foundation
import SampleData
import Testing

/// Returns the deals of a size and seed.
func sampleDeals(_ count: Int, seed: UInt64 = 0) -> SampleDealSet {
    var options = SampleDealSet.Options()
    options.dealCount = count
    options.seed = seed
    return SampleDealSet(options: options)
}

extension SampleDealSet {
    /// The complete document.
    var json: String {
        var text = ""
        forEachPieceOfJSON { text += $0 }
        return text
    }

    /// The objects of the document.
    func objects() throws -> [[String: Any]] {
        try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    }

    /// The number of deals with each group as their first.
    var groupSizes: [String: Int] {
        Dictionary(grouping: truth.rows.map { $0[1] }.filter { !$0.isEmpty }, by: { $0 }).mapValues(\.count)
    }
}

extension SampleDealSet {
    /// Words in names and formats that identify an environment.
    static let locationWords = [
        "CTV": ["ctv", "connected", "ott", "big screen", "big_screen", "streaming"],
        "Web": ["web", "display", "desktop", "ros"], "In-App": ["app", "sdk", "interstitial"],
        "Audio": ["audio", "radio"], "Native": ["native", "feed"],
        "DOOH": ["dooh", "out of home", "out_of_home", "billboards", "screens"],
    ]

    /// Returns the environment of a group's deals, from its title.
    static func location(of title: String) -> String? {
        locationWords.keys.first { title.hasSuffix(", \($0)") }
    }

    /// Returns the topic of a group's deals, from its title.
    static func topic(of title: String) -> String {
        location(of: title).map { String(title.dropLast($0.count + 2)) } ?? title
    }

    /// The groups that share their topic with another.
    var siblings: Set<String> {
        Set(Dictionary(grouping: groupSizes.keys, by: Self.topic).values.filter { $0.count > 1 }.joined())
    }
}

/// Tests of the sizes, groups and bytes of sample deals.
@Suite struct DealSetTests {
    struct Size: Sendable, CustomTestStringConvertible {
        let count: Int
        let seed: UInt64
        var testDescription: String { "\(count) deals, seed \(seed)" }

        static let all =
            [0, 1, 2, 3, 5, 10, 14, 49, 50, 100, 300].flatMap { count in
                (0..<6).map { Size(count: count, seed: $0) }
            } + [Size(count: 3000, seed: 0), Size(count: 3000, seed: .max)]
    }

    @Test(arguments: Size.all)
    func `the requested number of deals has unique IDs and true groups`(size: Size) throws {
        let sample = sampleDeals(size.count, seed: size.seed)
        #expect(sample.deals.count == size.count)
        #expect(sample.truth.header == ["deal_id", "group", "also"])
        #expect(sample.truth.rows.map { $0[0] } == sample.deals.map(\.id))
        #expect(Set(sample.deals.map(\.id)).count == size.count)
        #expect(sample.deals.allSatisfy { !$0.id.isEmpty })
        #expect(try sample.objects().compactMap { $0["deal_id"] as? String } == sample.deals.map(\.id))
    }

    @Test(arguments: Size.all)
    func `true groups are consistent`(size: Size) {
        for row in sampleDeals(size.count, seed: size.seed).truth.rows {
            #expect(row.count == 3)
            if row[1].isEmpty { #expect(row[2].isEmpty) } else { #expect(row[1] != row[2]) }
        }
    }

    @Test func `equal options give equal bytes, and different seeds different ones`() {
        #expect(sampleDeals(200, seed: 3).json == sampleDeals(200, seed: 3).json)
        #expect(sampleDeals(200, seed: 3).truth == sampleDeals(200, seed: 3).truth)
        #expect(sampleDeals(200, seed: 3).json != sampleDeals(200, seed: 4).json)
    }

    @Test func `bytes are the same on every machine`() {
        var digest = Digest()
        let sample = sampleDeals(300)
        digest.add(sample.json.utf8)
        for row in sample.truth.rows { for field in row { digest.add(field.utf8) } }
        #expect(
            digest.value == 10_471_169_635_389_670_259,
            "the deals changed; if that was meant, this is their digest")
    }

    @Test(arguments: [(10, 1...2), (100, 7...11), (1000, 80...90), (10_000, 400...430)])
    func `groups grow more slowly than deals, in number and in size, and few are large`(
        count: Int, groups: ClosedRange<Int>
    ) {
        let sizes = sampleDeals(count).groupSizes.values.sorted()
        #expect(groups.contains(sizes.count), "\(sizes.count) groups")
        #expect(sizes.allSatisfy { $0 <= 90 })
        guard count >= 100 else { return }
        #expect(sizes.allSatisfy { $0 >= 3 })
        let mean = Double(sizes.reduce(0, +)) / Double(sizes.count)
        #expect(Double(sizes[sizes.count / 2]) < mean, "the median is below the mean: few are large")
        #expect(sizes[sizes.count - 1] >= 2 * sizes[sizes.count / 2])
    }

    @Test func `sizes add up even if there are more groups than themes`() {
        let sample = sampleDeals(20_000)
        #expect(sample.deals.count == 20_000)
        #expect(sample.groupSizes.count > 600)
        #expect(sample.siblings.count > 100)
        let topics = Set(sample.groupSizes.keys.map(SampleDealSet.topic))
        #expect(topics.count >= 430)
        #expect(Set(topics.map { $0.prefix { $0 != "/" } }).count == 40)
    }

    @Test(arguments: [100, 1000, 5000])
    func `one group in ten shares a topic, and its deals show the difference`(
        count: Int
    ) {
        let sample = sampleDeals(count)
        let siblings = sample.siblings
        let shared = Double(siblings.count) / Double(sample.groupSizes.count)
        #expect((0.15...0.25).contains(shared), "two of each ten")
        let deals = zip(sample.deals, sample.truth.rows).filter { siblings.contains($0.1[1]) }
        let telling = deals.filter { deal, row in
            let words = SampleDealSet.locationWords[SampleDealSet.location(of: row[1]) ?? ""] ?? []
            let text = " \(deal.name ?? "") \(deal.format ?? "") ".lowercased()
            return words.contains { text.contains($0) }
        }
        #expect(Double(telling.count) > 0.97 * Double(deals.count), "\(telling.count) of \(deals.count)")
    }

    @Test func `deals of two groups have words from both`() throws {
        let sample = sampleDeals(3000)
        // The words that only deals of one group of its topic have.
        var words: [String: Set<String>] = [:]
        for (deal, row) in zip(sample.deals, sample.truth.rows) where row[2].isEmpty && !row[1].isEmpty {
            words[SampleDealSet.topic(of: row[1]), default: []].formUnion(
                deal.concepts + deal.audience.segments)
        }
        var (first, second) = (0, 0)
        for (deal, row) in zip(sample.deals, sample.truth.rows) where !row[2].isEmpty {
            let (own, also) = (
                words[SampleDealSet.topic(of: row[1])] ?? [], words[SampleDealSet.topic(of: row[2])] ?? []
            )
            for word in deal.concepts + deal.audience.segments {
                if own.contains(word), !also.contains(word) { first += 1 }
                if also.contains(word), !own.contains(word) { second += 1 }
            }
        }
        #expect(first > 500)
        #expect((0.85...1.15).contains(Double(first) / Double(second)), "\(first) and \(second)")
    }

    @Test func `no single word identifies all deals of a group`() throws {
        let sample = sampleDeals(2000)
        var texts: [String: [Set<String>]] = [:]
        for (deal, row) in zip(sample.deals, sample.truth.rows) where !row[1].isEmpty {
            let parts: [String?] =
                [deal.name, deal.taxonomy.tier2, deal.taxonomy.tier3] + deal.concepts + deal.audience.segments
            let words = parts.compactMap { $0?.lowercased() }.joined(separator: " ")
                .split { !$0.isLetter && !$0.isNumber }.map(String.init)
            texts[row[1], default: []].append(Set(words))
        }
        let large = texts.values.filter { $0.count >= 8 }
        let telling = large.filter { words in
            words.dropFirst().reduce(words[0]) { $0.intersection($1) }.isEmpty == false
        }
        #expect(large.count > 40)
        #expect(telling.count * 4 < large.count, "\(telling.count) of \(large.count) groups")
    }
}
