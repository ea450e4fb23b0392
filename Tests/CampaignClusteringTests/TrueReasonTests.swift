import CampaignClustering
import CreativeModel
import Foundation
import RuleClustering
import StageCore
import Testing

/// Reasons agree with the data, counted independently from the creatives.
@Suite struct TrueReasonTests {
    /// Few creatives of many owners and pages over years, so that many are left over.
    private func sparse(seed: UInt64) -> [Creative] {
        var generator = SeededGenerator(seed: seed)
        return (0..<generator.uniform(in: 5...60)).map { number in
            var creative = Creative(
                key: CreativeKey(seat: generator.chance(0.85) ? "a" : "b", id: "\(number)"))
            let site =
                generator.element(of: ["one.example", "two.example", "three.example", "four.example"]) ?? ""
            creative.landingURL =
                generator.element(of: [
                    nil, "", "https://\(site)/a", "https://\(site)/b", "https://\(site)/",
                    "https://\(site)/?utm_campaign=x",
                    "https://\(site)/?utm_campaign=y", "https://\(site)/promo/q",
                    "https://bit.ly/\(number % 3)?utm_campaign=z",
                    "https://wrap.example/x?u=https%3A%2F%2F\(site)%2Fa",
                    "https://wrap.example/x?u=https%3A%2F%2Fhost%2F", "3.99",
                    "https://play.google.com/store/apps/details?id=com.\(site)",
                ]) ?? nil
            creative.advertiser = generator.element(of: [nil, nil, "Nova", "Other"]) ?? nil
            if generator.chance(0.8) {
                creative.createdAt = Date(
                    timeIntervalSince1970: 1.6e9 + Double(generator.uniform(in: 0...900)) * 86_400)
            }
            if generator.chance(0.1) { creative.declaredDomain = site }
            return creative
        }
    }

    @Test(arguments: 0..<150)
    func `every count and claim of a reason holds`(seed: UInt64) async throws {
        let creatives = sparse(seed: seed)
        let signals = try SignalReader().read(creatives)
        let byKey = Dictionary(uniqueKeysWithValues: signals.map { ($0.creative.key, $0) })
        let plan = try await CampaignPlanner().plan(for: snapshot(creatives))
        for left in plan.unassigned {
            let signal = try #require(byKey[left.creative])
            let seat = signals.filter { $0.creative.key.seat == left.creative.seat }
            try check(left.reason, of: signal, in: seat, minimum: 3)
            // One of several may have no date; the days are those of the others.
            let isDated = signal.creative.createdAt != nil || !left.reason.contains("of them")
            if left.reason.contains("no campaign of its owner runs within 30 days"), isDated {
                for campaign in plan.campaigns where campaign.seat == left.creative.seat {
                    let members = campaign.members.compactMap { byKey[$0.creative] }
                    guard members.first?.owner == signal.owner else { continue }
                    #expect(pause(signal, members) > 30, "\(left.reason)")
                }
            }
            // If enough creatives share its page, and links name no campaign, the page is a campaign.
            if signal.owner != .unknown, signal.hint == nil, let page = page(of: signal) {
                let alike = seat.count {
                    $0.owner == signal.owner && $0.hint == nil && self.page(of: $0) == page
                }
                #expect(alike < 3, "\(left.reason): \(alike) lead to \(page)")
            }
        }
    }

    private func check(_ reason: String, of signal: CreativeSignals, in seat: [CreativeSignals], minimum: Int)
        throws
    {
        if let match = reason.firstMatch(
            of: /^(the only creative|the only [0-9]+ creatives|[0-9]+ of the [0-9]+ creatives) on (\S+?)[,;]/)
        {
            let ground = String(match.2)
            let count = seat.count { ($0.app?.id ?? $0.domain) == ground }
            let numbers = match.1.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(count == numbers.last ?? 1, "\(reason), and \(count) are there")
            #expect((signal.app?.id ?? signal.domain) == ground || reason.contains("elsewhere"), "\(reason)")
            let others = seat.filter { ($0.app?.id ?? $0.domain) == ground && $0.owner != signal.owner }
            #expect(reason.contains("of other advertisers") == !others.isEmpty, "\(reason)")
        }
        if let match = reason.firstMatch(
            of:
                /^(the only creative|the only [0-9]+ creatives|[0-9]+ of the [0-9]+ creatives) of its advertiser/
        ) {
            let numbers = match.1.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(seat.count { $0.owner == signal.owner } == numbers.last ?? 1, "\(reason)")
        }
        if reason.contains("the only creative with"),
            let week = reason.firstMatch(of: /week ([0-9]+-W[0-9]+)/)
        {
            let alike = seat.count { other in
                other.owner == .unknown
                    && other.creative.createdAt.map { ISOWeek(Day($0, in: .gmt)).description }
                        == String(week.1)
                    && WeekRule.week.match(other) != nil && HintRule.hint.match(other) == nil
            }
            #expect(alike == 1, "\(reason)")
        }
    }

    private func page(of signal: CreativeSignals) -> String? {
        if let app = signal.app { return app.id }
        return signal.page?.host.map {
            ([$0.registrableDomain] + (signal.page?.segments ?? [])).joined(separator: "/")
        }
    }

    /// The days between a creative and a campaign; a creative with only a creation date runs for 14 days.
    private func pause(_ signal: CreativeSignals, _ members: [CreativeSignals]) -> Double {
        let starts = members.compactMap { $0.creative.createdAt?.timeIntervalSince1970 }
        guard let own = signal.creative.createdAt?.timeIntervalSince1970, let first = starts.min(),
            let last = starts.max()
        else {
            return 0
        }
        let flight = 14 * 86_400.0
        return max(0, max(own, first) - min(own, last) - flight) / 86_400
    }
}
