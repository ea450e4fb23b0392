import CreativeModel
import SampleData
import Testing

@Suite("Sample creatives and their true campaigns")
struct CreativeTests {
    @Test(arguments: Case.all)
    func `every creative occurs once, with its true campaign`(_ test: Case) throws {
        let sample = sample(test.count, seed: test.seed)
        #expect(sample.creatives.rows.count == test.count)
        #expect(sample.creatives.header == SampleDataSet.creativeHeader)
        #expect(sample.truth.header == SampleDataSet.truthHeader)
        let ids = sample.creatives.values("id")
        #expect(Set(ids).count == test.count)
        #expect(ids == ids.sorted { ($0.count, $0) < ($1.count, $1) })
        #expect(sample.truth.values("creative_id") == ids)
        for row in sample.creatives.rows {
            #expect(row.count == sample.creatives.header.count)
            for field in row {
                #expect(!field.unicodeScalars.contains { $0.value < 0x20 })
                // A spreadsheet would interpret these as formulas.
                #expect(field.first.map { !"=+-@".contains($0) } ?? true)
            }
        }
    }

    @Test(arguments: Case.all)
    func `a campaign belongs to one advertiser, named by its creatives`(_ test: Case) throws {
        let sample = sample(test.count, seed: test.seed)
        var owners: [String: String] = [:]
        for (creative, truth) in zip(sample.creatives.rows, sample.truth.rows) {
            let (campaign, advertiser) = (truth[1], truth[2])
            #expect(campaign.isEmpty == advertiser.isEmpty)
            #expect(owners.updateValue(advertiser, forKey: campaign) ?? advertiser == advertiser)
            #expect(campaign.isEmpty || campaign.hasPrefix(advertiser + ": "))
            let spelled = creative[7].lowercased().split(separator: " ").joined(separator: " ")
            #expect(spelled.isEmpty || spelled == advertiser.lowercased())
        }
    }

    @Test(arguments: Case.all)
    func `every creative can be assigned except the remnants`(_ test: Case) {
        let sample = sample(test.count, seed: test.seed)
        let sizes = sample.campaigns.mapValues(\.count)
        for (creative, truth) in zip(sample.creatives.rows, sample.truth.rows) {
            let (url, domain, advertiser, createdAt) = (creative[2], creative[3], creative[7], creative[9])
            if truth[1].isEmpty {
                #expect(url.isEmpty && domain.isEmpty && advertiser.isEmpty && createdAt.isEmpty)
            } else {
                #expect(!url.isEmpty || !domain.isEmpty || !advertiser.isEmpty)
                // Two flights to one page are distinguished by date.
                #expect(!truth[1].contains(": Flight ") || !createdAt.isEmpty)
                // Without a page, a file name identifies the brand.
                #expect(!url.isEmpty || !creative[10].isEmpty)
                // Very small campaigns have all of their pages.
                #expect(!url.isEmpty || (sizes[truth[1]] ?? 0) >= 10)
            }
        }
    }

    @Test(arguments: UInt64(0)..<12)
    func `campaigns are as numerous and as large as in a real account`(seed: UInt64) {
        let campaigns = sample(seed: seed).campaigns
        let sizes = campaigns.filter { !$0.key.isEmpty }.values.map(\.count).sorted()
        #expect(sizes.reduce(0, +) == 648)
        #expect((15...25).contains(sizes.count { $0 >= 3 }))
        #expect(Array(sizes.prefix(2)) == [1, 2])
        #expect((3...5).contains(sizes[2]))
        #expect((80...105).contains(sizes[sizes.count - 1]))
        let advertisers = Set(sample(seed: seed).truth.values("advertiser")).subtracting([""])
        #expect((10...14).contains(advertisers.count))
    }

    @Test(arguments: [2000, 10_000, 40_000])
    func `campaigns and advertisers grow with the creatives`(count: Int) {
        let sample = sample(count, seed: 4)
        let campaigns = Set(sample.truth.values("campaign")).count
        #expect(abs(Double(campaigns) * 34 / Double(count) - 1.1) < 0.1)
        let advertisers = Set(sample.truth.values("advertiser")).count
        #expect(abs(Double(advertisers) / Double(campaigns) - 0.62) < 0.06)
        // Each app, too, belongs to one campaign.
        var owners: [Substring: Set<String>] = [:]
        for (creative, truth) in zip(sample.creatives.rows, sample.truth.rows) {
            if let match = creative[2].firstMatch(of: /[?&]id=(com\.[a-z0-9.]+)/) {
                owners[match.1, default: []].insert(truth[1])
            }
        }
        #expect(owners.count > campaigns / 8)
        #expect(owners.values.allSatisfy { $0.count == 1 })
    }

    @Test(arguments: UInt64(0)..<6)
    func `a batch launches within three days`(seed: UInt64) {
        let sample = sample(seed: seed)
        for (name, members) in sample.campaigns where !name.isEmpty {
            let days = Set(
                members.compactMap { Day(String(sample.creatives.rows[$0][9].prefix(10))) }
            ).sorted()
            // Up to four batches of three days each, none of them empty.
            #expect(days.count <= 12)
            for (day, next) in zip(days, days.dropFirst()) {
                #expect(day.distance(to: next) <= 10, "\(name)")
            }
        }
    }

    @Test(arguments: UInt64(0)..<6)
    func `two flights of one page launch a month apart`(seed: UInt64) throws {
        let sample = sample(seed: seed)
        let campaigns = sample.campaigns
        let firsts = campaigns.keys.filter { $0.hasSuffix(": Flight 1") }
        #expect(firsts.count == 2)
        for first in firsts {
            let second = try #require(campaigns[first.replacing("Flight 1", with: "Flight 2")])
            func days(_ members: [Int]) -> [Day] {
                members.compactMap { Day(String(sample.creatives.rows[$0][9].prefix(10))) }.sorted()
            }
            let end = try #require(days(campaigns[first] ?? []).last)
            let start = try #require(days(second).first)
            #expect(end.distance(to: start) >= 28)
        }
    }
}
