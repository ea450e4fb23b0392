internal import CreativeModel

extension InsightFinder {
    /// One insight about all ads whose copy and landing page are far apart.
    var incongruence: [AdInsight] {
        var figures = AdFigures(currency: currency)
        for ad in analysis.ads where ad.landingGap.map({ $0 >= options.landingGap }) ?? false {
            figures.add(ad)
        }
        let spend = figures.sums.spend ?? .zero
        guard figures.ads > 1, spend >= options.baselines.minimumSpend else { return [] }
        let segment = AdSegment.all
        var insight = insight(
            .incongruence, about: segment, figures, .costPerAcquisition, reference: accountCost)
        insight.atStake = spend.units
        let gap = options.landingGap
        insight.text =
            "The copy of \(AdWords.count(figures.ads, "ad")) (\(spendText(spend))) is \(gap) or more awareness levels "
            + "from the landing page"
        if let accountCost, let cost = insight.value,
            isTelling(figures.ratios[.costPerAcquisition], reference: accountCost)
        {
            insight.text += "; they pay \(comparison(cost, with: accountCost))"
        }
        insight.text += "."
        return [insight]
    }

    /// The ads that are far from their peers, limited to those with the most money at stake.
    var singleAds: [AdInsight] {
        var winners: [AdInsight] = []
        var losers: [AdInsight] = []
        for ad in analysis.ads {
            guard ad.onlyCurrency == currency, let sums = ad.totals.byCurrency[currency],
                sums.impressions ?? 0 >= options.baselines.minimumImpressions,
                sums.spend ?? .zero >= options.baselines.minimumSpend,
                let peers = analysis.baselines.baseline(
                    for: .costPerAcquisition, level: ad.level, format: ad.format, currency: currency
                ).baseline
            else { continue }
            let parts = ad.ratios[currency]?[.costPerAcquisition] ?? PerformanceMetrics()
            if let winner = winner(ad, parts, among: peers) { winners.append(winner) }
            if let loser = loser(ad, parts, among: peers) { losers.append(loser) }
        }
        return [winners, losers].flatMap { found in
            found.sorted(by: AdInsight.precedes).prefix(max(0, options.maximumAds))
        }
    }

    /// - Parameter sums: The sums behind the ad's CPA.
    private func winner(
        _ ad: AdPerformance, _ sums: PerformanceMetrics, among peers: PerformanceBaseline
    ) -> AdInsight? {
        guard let cost = sums.costPerAcquisition, cost < peers.p25, isTelling(sums, reference: peers.p25)
        else {
            return nil
        }
        var insight = insight(.winner, ad, sums, peers, reference: peers.p25)
        insight.atStake = -excess(sums, over: peers.p25)
        insight.text =
            "Ad \(name(ad)) pays \(money(cost)) a conversion; three quarters of \(crowd(peers)) pay "
            + "\(money(peers.p25)) or more. It has \(AdWords.percent(insight.spendShare ?? 0)) of spend."
        return insight
    }

    /// - Parameter sums: The sums behind the ad's CPA.
    private func loser(
        _ ad: AdPerformance, _ sums: PerformanceMetrics, among peers: PerformanceBaseline
    ) -> AdInsight? {
        guard let conversions = sums.conversions, isTelling(sums, reference: peers.p75) else { return nil }
        let cost = sums.costPerAcquisition
        if let cost, cost <= peers.p75 { return nil }
        guard cost != nil || conversions == .zero else { return nil }
        var insight = insight(.loser, ad, sums, peers, reference: peers.p75)
        insight.atStake = excess(sums, over: peers.p75)
        let (name, spend) = (name(ad), ad.totals.byCurrency[currency]?.spend)
        let start =
            cost.map { "Ad \(name) pays \(money($0)) a conversion" } ?? "Ad \(name) has no conversion"
        insight.text =
            "\(start) and has spent \(spendText(spend)); three quarters of \(crowd(peers)) pay "
            + "\(money(peers.p75)) or less."
        return insight
    }

    private func insight(
        _ kind: AdInsight.Kind, _ ad: AdPerformance, _ sums: PerformanceMetrics, _ peers: PerformanceBaseline,
        reference: Double
    ) -> AdInsight {
        var figures = AdFigures(currency: currency)
        figures.add(ad)
        var insight = insight(
            kind, about: .cell(ad.level, ad.format), figures, .costPerAcquisition, reference: reference)
        insight.creative = ad.creative
        insight.peers = peers.evidence.ads
        return insight
    }

    /// Returns a description of the peers, such as `the 12 problem-aware images that convert`.
    private func crowd(_ peers: PerformanceBaseline) -> String {
        let kind = peers.segment == .all ? "ads" : "\(peers.segment)"
        return "the \(AdWords.number(Int64(peers.evidence.ads))) \(kind) with conversions"
    }
}
