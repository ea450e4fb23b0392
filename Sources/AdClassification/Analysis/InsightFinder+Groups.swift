internal import CreativeModel

extension InsightFinder {
    /// The cells with an extreme CPA or CTR.
    var cells: [AdInsight] {
        let cells = solid(analysis.cells)
        return [dearest(of: cells), cheapest(of: cells), mostClicked(of: cells)].compactMap(\.self)
            + withoutConversions(cells)
    }

    /// Returns the cells with a significant CPA, ordered by it; of equal ones the first comes first.
    private func priced(_ cells: [Part]) -> [(part: Part, cost: Double)] {
        guard let accountCost else { return [] }
        let priced = cells.compactMap { part -> (part: Part, cost: Double)? in
            guard let cost = part.figures.value(.costPerAcquisition),
                isTelling(part.figures.ratios[.costPerAcquisition], reference: accountCost)
            else { return nil }
            return (part, cost)
        }
        return priced.sorted { ($0.cost, $0.part.segment) < ($1.cost, $1.part.segment) }
    }

    private func dearest(of cells: [Part]) -> AdInsight? {
        let priced = priced(cells)
        guard priced.count > 1, let accountCost, let (part, cost) = priced.last,
            cost >= options.notableFactor * accountCost,
            cost > accountCost
        else {
            return nil
        }
        var insight = insight(
            .dearestCell, about: part.segment, part.figures, .costPerAcquisition, reference: accountCost)
        insight.atStake = excess(part.figures.ratios[.costPerAcquisition], over: accountCost)
        insight.text =
            "\(spendGoes(to: part)) at \(comparison(cost, with: accountCost)): the highest of "
            + "\(priced.count) combinations of level and format with enough data."
        return insight
    }

    private func cheapest(of cells: [Part]) -> AdInsight? {
        let priced = priced(cells)
        guard priced.count > 1, let accountCost, let (part, cost) = priced.first,
            cost * options.notableFactor <= accountCost,
            cost < accountCost
        else {
            return nil
        }
        var insight = insight(
            .cheapestCell, about: part.segment, part.figures, .costPerAcquisition, reference: accountCost)
        insight.atStake = -excess(part.figures.ratios[.costPerAcquisition], over: accountCost)
        insight.text =
            "\(spendGoes(to: part)) at \(comparison(cost, with: accountCost)): the lowest of "
            + "\(priced.count) combinations of level and format with enough data."
        return insight
    }

    private func mostClicked(of cells: [Part]) -> AdInsight? {
        let rated = cells.compactMap { part in
            part.figures.value(.clickThroughRate).map { (part: part, rate: $0) }
        }
        // Of equal rates the first one counts.
        let best = rated.max { ($0.rate, $1.part.segment) < ($1.rate, $0.part.segment) }
        guard rated.count > 1, let (part, rate) = best, let usual = account.value(.clickThroughRate),
            usual > 0, rate > usual, rate >= options.notableFactor * usual
        else { return nil }
        var insight = insight(
            .mostClickedCell, about: part.segment, part.figures, .clickThroughRate, reference: usual)
        let sums = part.figures.ratios[.clickThroughRate]
        let more = Double(sums.clicks ?? 0) - Double(sums.impressions ?? 0) * usual
        insight.atStake = max(0, more * (account.value(.costPerClick) ?? 0))
        let ratio = AdRatio.clickThroughRate
        insight.text =
            "\(AdWords.sentence("\(part.segment)")) are clicked most: "
            + "\(ratio.text(rate, currency: currency)) of impressions, \(AdWords.times(rate / usual)) the account's "
            + "\(ratio.text(usual, currency: currency)) (\(AdWords.count(part.figures.ads, "ad")), "
            + "\(spendText(part.figures.sums.spend)))."
        return insight
    }

    private func withoutConversions(_ cells: [Part]) -> [AdInsight] {
        guard let accountCost else { return [] }
        return cells.compactMap { part in
            let sums = part.figures.ratios[.costPerAcquisition]
            guard sums.conversions == .zero, isTelling(sums, reference: accountCost) else { return nil }
            var insight = insight(
                .cellWithoutConversions, about: part.segment, part.figures, .costPerAcquisition,
                reference: accountCost)
            insight.atStake = sums.spend?.units ?? 0
            insight.text =
                "\(spendGoes(to: part)) and brings no conversion; the account pays \(money(accountCost)) for one."
            return insight
        }
    }

    /// Returns a text such as `34 % of spend (USD 3,400.00, 12 ads) goes to problem-aware images`.
    private func spendGoes(to part: Part) -> String {
        let share = AdWords.percent(share(part.figures.sums.spend) ?? 0)
        let money = money((part.figures.sums.spend ?? .zero).units)
        return
            "\(AdWords.sentence(share)) of spend (\(money), \(AdWords.count(part.figures.ads, "ad"))) goes to "
            + "\(part.segment)"
    }

    /// The levels with much spend at a high CPA, except those of a single cell, which is reported itself.
    var costlyLevels: [AdInsight] {
        guard let accountCost, accountCost > 0 else { return [] }
        return solid(analysis.levels).compactMap { part in
            guard let cost = part.figures.value(.costPerAcquisition),
                let share = share(part.figures.sums.spend),
                isTelling(part.figures.ratios[.costPerAcquisition], reference: accountCost),
                share >= options.costlyShare,
                cost >= options.costlyFactor * accountCost,
                !analysis.cells.contains(where: {
                    $0.segment.level == part.segment.level && $0.segment.format != nil
                        && $0.figures(in: currency).ads == part.figures.ads
                })
            else { return nil }
            var insight = insight(
                .costlyLevel, about: part.segment, part.figures, .costPerAcquisition, reference: accountCost)
            insight.atStake = excess(part.figures.ratios[.costPerAcquisition], over: accountCost)
            insight.text = "\(spendGoes(to: part)) at \(comparison(cost, with: accountCost))."
            return insight
        }
    }
}
