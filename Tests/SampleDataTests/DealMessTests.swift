import CreativeModel
import Foundation
import SampleData
import Testing

/// Tests that each kind of mess occurs as often as in real deals.
@Suite struct DealMessTests {
    private static let sample = sampleDeals(3000, seed: 1)
    private static let rows = sample.truth.rows

    private func share(_ isMatch: (Deal) -> Bool) -> Double {
        Double(Self.sample.deals.count(where: isMatch)) / Double(Self.sample.deals.count)
    }

    @Test func `some deals belong to two groups, and a few to none`() {
        let count = Double(Self.rows.count)
        #expect((0.06...0.10).contains(Double(Self.rows.count { !$0[2].isEmpty }) / count))
        #expect((0.008...0.02).contains(Double(Self.rows.count { $0[1].isEmpty }) / count))
    }

    @Test func `second groups are valid groups`() {
        let groups = Set(Self.rows.map { $0[1] })
        #expect(Self.rows.allSatisfy { $0[2].isEmpty || groups.contains($0[2]) })
    }

    @Test func `groups of members are missing, null and empty, individually and together`() throws {
        let objects = try Self.sample.objects()
        let keys = ["taxonomy", "concepts", "safety", "audience", "commercial", "publishers"]
        for key in keys {
            let missing = objects.count { $0[key] == nil }
            let null = objects.count { $0[key] is NSNull }
            #expect(missing > 60 && null > 60, "\(key): \(missing) missing, \(null) null")
            #expect(missing + null < 500, "\(key)")
        }
        #expect((0.05...0.14).contains(share { $0.taxonomy == ContentTaxonomy() }))
        #expect(objects.contains { object in keys.allSatisfy { object[$0] == nil || object[$0] is NSNull } })
    }

    @Test func `taxonomies stop at any depth`() {
        #expect(share { $0.taxonomy.tier1 != nil && $0.taxonomy.tier2 == nil } > 0.08)
        #expect(share { $0.taxonomy.tier2 != nil && $0.taxonomy.tier3 == nil } > 0.1)
        #expect((0.4...0.75).contains(share { $0.taxonomy.tier3 != nil }))
    }

    @Test func `ratings are in any case and match the content`() throws {
        let ratings = try Self.sample.objects().compactMap {
            ($0["safety"] as? [String: Any])?["garm_risk_rating"] as? String
        }
        for rating in ["Low", "low", "LOW", "Medium", "High", "HIGH", "Floor"] {
            #expect(ratings.contains(rating))
        }
        #expect((0.004...0.02).contains(share { $0.safety.risk == .floor }))
        #expect(
            Self.sample.deals.allSatisfy {
                ($0.safety.risk ?? .low) < .high || $0.safety.isFamilySafe != true
            })

        for (deal, row) in zip(Self.sample.deals, Self.rows) {
            if row[1].hasPrefix("Gambling") || row[1].hasPrefix("Alcohol") {
                #expect(deal.safety.risk != .low)
                #expect(deal.safety.isFamilySafe != true)
            }
            if row[1].hasPrefix("Family") && row[2].isEmpty { #expect((deal.safety.risk ?? .low) <= .medium) }
        }
    }

    @Test func `most deals of low risk are family safe`() {
        let rated = Self.sample.deals.filter { $0.safety.risk == .low && $0.safety.isFamilySafe != nil }
        let mistakes = rated.count { $0.safety.isFamilySafe == false }
        #expect(mistakes > 0, "nobody is perfect")
        #expect(mistakes * 50 < Self.sample.deals.count, "\(mistakes) of \(rated.count)")
    }

    @Test func `about one in ten themes is regulated`() {
        let groups = Set(sampleDeals(10_000).truth.rows.map { $0[1] })
        let regulated = groups.filter { group in
            ["Alcohol", "Cannabis", "Gambling", "Medical Health", "Politics", "Tobacco"].contains {
                group.hasPrefix("\($0) /")
            }
        }
        #expect((0.06...0.15).contains(Double(regulated.count) / Double(groups.count)))
    }

    @Test func `some prices are missing, lack a currency or are strings`() throws {
        #expect((0.1...0.3).contains(share { $0.commercial.floorPrice == nil }))
        #expect((0.2...0.45).contains(share { $0.commercial.currency != .unknown }))
        #expect(
            Set(Self.sample.deals.map(\.commercial.currency.rawValue)) == ["XXX", "USD", "EUR", "GBP", "AUD"])
        #expect(Self.sample.deals.allSatisfy { ($0.commercial.floorPrice ?? Micros(rawValue: 1)) > .zero })
        let prices = try Self.sample.objects().compactMap {
            ($0["commercial"] as? [String: Any])?["floor_price"]
        }
        #expect(prices.contains { $0 is String } && prices.contains { $0 is NSNumber })
    }

    @Test func `lists are empty and full, and some have repetitions`() throws {
        #expect(Set(Self.sample.deals.map(\.concepts.count)) == Set(0...8))
        #expect(Set(Self.sample.deals.map(\.audience.segments.count)) == Set(0...5))
        #expect(Set(Self.sample.deals.map(\.publishers.count)).isSuperset(of: 0...5))
        let concepts = try Self.sample.objects().compactMap { $0["concepts"] as? [String] }
        #expect(concepts.contains { $0.count > Set($0).count })
    }

    @Test func `names have many styles, and some are meaningless`() {
        let names = Self.sample.deals.compactMap(\.name)
        #expect(names.count < Self.sample.deals.count)
        #expect(names.contains { $0.hasPrefix("PMP_") })
        #expect(names.contains { $0.contains(" – ") && $0.contains("$") })
        #expect(names.contains { $0 == $0.lowercased() })
        #expect(names.contains { $0.contains("Umfeld") || $0.contains("Reichweite") })
        #expect(names.contains { $0.hasPrefix("Inventario") })
        #expect(names.contains { $0.hasSuffix(" ROS") })
        #expect(names.allSatisfy { !$0.contains("  ") && !$0.contains("\n") })
    }

    @Test func `IDs are numbers, or have their platform's prefix`() {
        #expect((0.2...0.8).contains(share { Int($0.id) != nil }))
        #expect(share { $0.id.hasPrefix("SWK-") } > 0.05)
    }
}
