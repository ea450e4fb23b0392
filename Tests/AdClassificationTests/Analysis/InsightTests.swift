import CreativeModel
import Foundation
import StageCore
import Testing

@testable import AdClassification

/// The exact sentences about figures that can be computed by hand.
struct InsightTests {
    private static let three =
        Made.kind(.problemAware, .image, Made.metrics(1000, clicks: 20, spend: 41.2, conversions: 1))
        + Made.kind(.solutionAware, .video, Made.metrics(1000, clicks: 40, spend: 10, conversions: 1))
        + Made.kind(.productAware, .image, Made.metrics(1000, clicks: 10, spend: 20, conversions: 1))

    @Test func `extreme cells and levels without ads are reported`() async throws {
        let insights = try await Made.analysis(Self.three).insights
        #expect(
            insights.map(\.text) == [
                "58 % of spend (USD 1,483.20, 6 ads) goes to problem-aware images at USD 41.20 a conversion, 1.7 times "
                    + "the account's USD 23.73: the highest of 3 combinations of level and format with enough data.",
                "Solution-aware videos are clicked most: 4.00 % of impressions, 1.7 times the account's 2.33 % (6 ads, "
                    + "USD 360.00, 14 % of spend).",
                "14 % of spend (USD 360.00, 6 ads) goes to solution-aware videos at USD 10.00 a conversion, 0.4 times "
                    + "the account's USD 23.73: the lowest of 3 combinations of level and format with enough data.",
                "None of the 18 classified ads addresses unaware people.",
                "None of the 18 classified ads addresses most-aware people.",
            ])
        let dearest = try #require(insights.first)
        #expect(dearest.kind == .dearestCell && dearest.level == .problemAware && dearest.format == .image)
        #expect(dearest.value == 41.2 && dearest.ratio == .costPerAcquisition && dearest.ads == 6)
        #expect(dearest.spend?.units == 1483.2 && dearest.currency == Made.dollar)
        #expect(abs((dearest.reference ?? 0) - 2563.2 / 108) < 1e-12)
        #expect(
            abs((dearest.spendShare ?? 0) - 1483.2 / 2563.2) < 1e-12 && abs(dearest.atStake - 628.8) < 1e-9)
        #expect(insights.map(\.atStake) == insights.map(\.atStake).sorted(by: >))
        let data = try JSONEncoder().encode(insights)
        #expect(try JSONDecoder().decode([AdInsight].self, from: data) == insights)
    }

    @Test func `a level with much spend at a high CPA is reported`() async throws {
        let ads =
            Made.kind(.unaware, .image, Made.metrics(1000, clicks: 20, spend: 60, conversions: 1))
            + Made.kind(.unaware, .video, Made.metrics(1000, clicks: 20, spend: 40, conversions: 1))
            + Made.kind(
                .mostAware, .image, ads: 18, Made.metrics(1000, clicks: 20, spend: 20, conversions: 1))
        let insights = try await Made.analysis(ads).insights
        let costly = insights.filter { $0.kind == .costlyLevel }
        #expect(
            costly.map(\.text) == [
                "62 % of spend (USD 3,600.00, 12 ads) goes to unaware ads at USD 50.00 a conversion, 1.6 times the "
                    + "account's USD 32.00."
            ])
        #expect(
            costly.first?.format == nil && costly.first?.level == .unaware && costly.first?.atStake == 1296)
    }

    @Test func `spend without conversions is reported`() async throws {
        let ads =
            Self.three
            + Made.kind(.mostAware, .video, Made.metrics(1000, clicks: 1, spend: 10, conversions: 0))
        let insights = try await Made.analysis(ads).insights
        let found = insights.filter { $0.kind == .cellWithoutConversions }
        #expect(
            found.map(\.text) == [
                "12 % of spend (USD 360.00, 6 ads) goes to most-aware videos and brings no conversion; the account pays "
                    + "USD 27.07 for one."
            ])
        #expect(found.first?.value == nil && found.first?.atStake == 360)
        // Unknown conversions give no insights.
        let unknown = Self.three + Made.kind(.mostAware, .video, Made.metrics(1000, clicks: 1, spend: 10))
        #expect(try await Made.analysis(unknown).insights.allSatisfy { $0.kind != .cellWithoutConversions })
    }

    @Test func `ads far above and below their peers are reported`() async throws {
        var ads = Made.kind(
            .problemAware, .image, ads: 8, Made.metrics(2000, clicks: 20, spend: 100, conversions: 5))
        for index in ads.indices { ads[index].name = "ad \(index)" }
        ads[0].days = Array(repeating: Made.metrics(2000, clicks: 20, spend: 50, conversions: 5), count: 6)
        ads[1].days = Array(repeating: Made.metrics(2000, clicks: 20, spend: 200, conversions: 5), count: 6)
        ads[1].name = "bad\n<b>\u{1B}[31m"
        ads[2].days = Array(repeating: Made.metrics(2000, clicks: 20, spend: 300, conversions: 0), count: 6)
        let insights = try await Made.analysis(ads).insights.filter { $0.creative != nil }
        #expect(
            insights.map(\.text) == [
                "Ad “ad 2” has no conversion and has spent USD 1,800.00, 29 % of spend; three quarters of the 7 "
                    + "problem-aware images with conversions pay USD 20.00 or less.",
                #"Ad “bad\n<b>\u{1B}[31m” pays USD 40.00 a conversion and has spent USD 1,200.00, 19 % of spend; "#
                    + "three quarters of the 7 problem-aware images with conversions pay USD 20.00 or less.",
                "Ad “ad 0” pays USD 10.00 a conversion; three quarters of the 7 problem-aware images with conversions pay "
                    + "USD 20.00 or more. It has 5 % of spend.",
            ])
        #expect(insights.map(\.kind) == [.loser, .loser, .winner])
        #expect(insights.map(\.atStake) == [1800, 600, 300] && insights.map(\.peers) == [7, 7, 7])
        #expect(insights.map(\.value) == [nil, 40, 10] && insights.allSatisfy { $0.ads == 1 })
    }

    @Test func `copy and landing pages far apart are reported`() async throws {
        var ads = Self.three
        for index in [0, 1, 6] {
            ads[index].copy = .unaware
            ads[index].landing = .solutionAware
        }
        ads[7].copy = .solutionAware
        ads[7].landing = .problemAware
        let found = try await Made.analysis(ads).insights.filter { $0.kind == .incongruence }
        #expect(
            found.map(\.text) == [
                "The copy of 3 ads (USD 554.40, 22 % of spend) is 2 or more awareness levels from the landing page; they "
                    + "pay USD 30.80 a conversion, 1.3 times the account's USD 23.73."
            ])
        ads[1].copy = nil
        ads[6].landing = nil
        #expect(try await Made.analysis(ads).insights.allSatisfy { $0.kind != .incongruence })
    }

    @Test func `too little data gives no insights about money`() async throws {
        let one = Made.kind(
            .problemAware, .image, ads: 1, Made.metrics(1_000_000, clicks: 9, spend: 900, conversions: 90))
        let three = Made.kind(
            .unaware, .video, ads: 3, Made.metrics(1_000_000, clicks: 9, spend: 1, conversions: 90))
        let insights = try await Made.analysis(one + three).insights
        #expect(insights.allSatisfy { $0.atStake == 0 })
        #expect(
            insights.map(\.text).suffix(4) == [
                "Only 3 unaware ads ran (USD 18.00): too few to judge (5 needed).",
                "Only 1 problem-aware ad ran (USD 5,400.00): too few to judge (5 needed).",
                "Only 1 image ran (USD 5,400.00): too few to judge (5 needed).",
                "Only 3 videos ran (USD 18.00): too few to judge (5 needed).",
            ])
        // A handful of conversions is chance, whatever the spend.
        let few = Made.kind(.unaware, .video, Made.metrics(1000, clicks: 9, spend: 5, conversions: 0.1))
        let rare = Made.kind(.mostAware, .image, Made.metrics(1000, clicks: 9, spend: 5, conversions: 0.05))
        #expect(try await Made.analysis(few + rare).insights.allSatisfy { $0.ratio != .costPerAcquisition })
    }

    @Test func `each currency is judged separately`() async throws {
        let euro = Self.three.map { ad in
            var ad = ad
            ad.id += ".eur"
            ad.currency = Made.euro
            for day in ad.days.indices { ad.days[day].spend = Micros(rawValue: 1_000_000) }
            return ad
        }
        let alone = try await Made.analysis(Self.three)
        let both = try await Made.analysis(Self.three + euro)
        let money = both.insights.filter { $0.currency == Made.dollar }
        #expect(money == alone.insights.filter { $0.currency == Made.dollar } && !money.isEmpty)
        #expect(both.insights.filter { $0.currency == Made.euro }.allSatisfy { $0.text.contains("EUR") })
        #expect(both.insights(in: Made.dollar).filter { $0.currency != nil } == money)
    }

    @Test func `small differences are not reported`() async throws {
        let ads =
            Made.kind(.unaware, .image, Made.metrics(1000, clicks: 21, spend: 21, conversions: 1))
            + Made.kind(.mostAware, .image, Made.metrics(1000, clicks: 20, spend: 20, conversions: 1))
        #expect(try await Made.analysis(ads).insights.allSatisfy { $0.kind == .untestedLevel })
        let told = try await Made.analysis(ads) { $0.notableFactor = 1 }.insights.map(\.kind)
        #expect(
            told.prefix(3).sorted { $0.rawValue < $1.rawValue } == [
                .cheapestCell, .dearestCell, .mostClickedCell,
            ])
    }

    @Test func `numbers are formatted the same in every locale`() {
        let texts = [
            AdWords.money(1_234_567.891, Made.dollar), AdWords.money(0.0123, .unknown),
            AdWords.money(0, Made.euro),
            AdWords.money(-0.001, .unknown), AdWords.percent(0), AdWords.percent(0.001),
            AdWords.percent(0.996),
            AdWords.percent(1), AdWords.times(0.04), AdWords.count(1, "ad"), AdWords.count(1000, "ad"),
        ]
        #expect(
            texts == [
                "USD 1,234,567.89", "0.0123", "EUR 0.00", "−0.0010", "0 %", "less than 1 %", "more than 99 %",
                "100 %",
                "0.04 times", "1 ad", "1,000 ads",
            ])
    }

    @Test(arguments: [0, 1, 3, 8, 100])
    func `the number of insights is limited`(limit: Int) async throws {
        let all = try await Made.analysis(Self.three) { $0.maximumInsights = 100 }.insights
        let some = try await Made.analysis(Self.three.reversed()) { $0.maximumInsights = limit }.insights
        #expect(some == Array(all.prefix(limit)))
    }

    @Test func `unclassified ads do not count as missing levels`() async throws {
        var ads = Made.kind(.unaware, .image, ads: 6, Made.metrics(1000, spend: 1))
        for index in 0..<3 { ads[index].isClassified = false }
        let half = try await Made.analysis(ads).insights
        #expect(half.first?.text == "None of the 3 classified ads addresses problem-aware people.")
        #expect(half.contains { $0.kind == .hardlyTestedLevel })
        ads[3].isClassified = false
        let fewer = try await Made.analysis(ads).insights
        #expect(!fewer.contains { $0.kind == .untestedLevel || $0.kind == .hardlyTestedLevel })
        // Ads without impressions do not count, unless no ad has any.
        let idle = (0..<20).map { index in
            var ad = MadeAd("idle \(index)", nil, .image)
            ad.isClassified = false
            return ad
        }
        ads[3].isClassified = true
        #expect(try await Made.analysis(ads + idle).insights.contains { $0.kind == .untestedLevel })
        #expect(
            try await Made.analysis([MadeAd("a", .unaware)]).insights.map(\.text).first
                == "The only classified ad does not address problem-aware people.")
        #expect(try await Made.analysis([MadeAd("a", .unaware)] + idle).insights.isEmpty)
    }

    /// Quadratic work would take minutes here.
    @Test func `the number of ads does not change the limit`() async throws {
        let ads = (0..<6000).map { index in
            MadeAd(
                "\(index)", AwarenessLevel.allCases[index % 5],
                days: [
                    Made.metrics(
                        10_000, clicks: 100, spend: 200 + Double(index % 997),
                        conversions: Double(1 + index % 89))
                ])
        }
        let analysis = try await Made.analysis(ads)
        let told = analysis.insights
        #expect(told.count >= 4 && told.count { $0.creative != nil } == 4)
        for _ in 0..<1000 { #expect(analysis.insights(in: Made.dollar) == told) }
    }

    @Test func `ads with the same name are distinguished`() async throws {
        var ads = Made.kind(
            .problemAware, .image, ads: 16, Made.metrics(2000, clicks: 20, spend: 100, conversions: 5))
        for index in ads.indices { ads[index].name = index == 2 ? "only" : "F" }
        for index in 0..<3 {
            let spend = Double(300 + 50 * index)
            ads[index].days = Array(
                repeating: Made.metrics(2000, clicks: 20, spend: spend, conversions: 1), count: 6)
        }
        let told = try await Made.analysis(ads).insights.filter { $0.creative != nil }
        #expect(
            told.map { String($0.text.prefix { $0 != "p" }) }
                == ["Ad “only” ", "Ad “F” (id “"])
        #expect(told.last?.text.hasPrefix("Ad “F” (id “problem_aware.image.USD.1”) pays") == true)
        // By default, at most two per currency.
        #expect(try await Made.analysis(ads) { $0.maximumAds = 4 }.insights.count { $0.creative != nil } == 3)
    }

    @Test func `unknown formats are quoted`() async throws {
        let ads =
            Self.three + Made.kind(.unaware, CreativeFormat(rawValue: "x\u{202E}y"), ads: 1, Made.metrics(1))
        let insights = try await Made.analysis(ads).insights
        #expect(
            insights.last?.text
                == #"Only 1 “x\u{202E}y” ad ran: too few to judge (5 needed)."#)
        #expect(try await Made.analysis([]).insights.isEmpty)
    }
}
