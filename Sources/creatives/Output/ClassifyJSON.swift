internal import CreativeIntelligence
internal import Foundation

/// The document of `creatives classify --json`.
enum ClassifyJSON {
    static func document(_ result: ClassifyResult) -> JSONValue {
        .object([
            "ads": .array(result.ads.map(ad)),
            "run": result.batch.map { run($0.run) } ?? .null,
            "analysis": analysis(result.analysis), "classifier": JSONValue(result.classifier),
            "usage": ModelUsage.json(result.usage),
            "warnings": .array((result.warnings + result.languageWarnings).map(JSONValue.string)),
            "rejected": RejectedRows(report: result.imported, noun: "row").json,
            "seconds": .number(result.seconds),
            "analysis_seconds": .number(result.analysisSeconds),
        ])
    }

    private static func ad(_ ad: ClassifiedAd) -> JSONValue {
        let found = ad.classification
        var keys: [String: JSONValue] = [
            "creative_id": .string(ad.creative.id), "seat": .string(ad.creative.seat),
            "outcome": .string(ad.outcome), "reason": JSONValue(ad.reason),
            "model": JSONValue(found?.key.model), "prompt_version": JSONValue(found?.key.promptVersion),
            "schema_version": JSONValue(found?.key.schemaVersion),
            "classified_at": JobJSON.time(found?.classifiedAt), "raw_answer": JSONValue(found?.rawAnswer),
        ]
        level(found?.creativeLevel, "awareness", "confidence", &keys)
        level(found?.copyLevel, "copy_awareness", "copy_confidence", &keys)
        level(found?.landingLevel, "landing_awareness", "landing_confidence", &keys)
        keys["format"] = JSONValue(found?.format?.rawValue)
        keys["angle"] = JSONValue(found?.angle?.rawValue)
        keys["hook"] = JSONValue(found?.hook?.rawValue)
        keys["call_to_action"] = JSONValue(found?.callToAction?.rawValue)
        keys["source"] = JSONValue(found?.source.rawValue)
        keys["congruence"] = JSONValue(found?.awarenessCongruence)
        keys["component_score"] = JSONValue(found?.componentScore)
        keys["components"] = .array(
            (found?.congruence ?? []).map { component in
                .object([
                    "dimension": .string(component.dimension.rawValue),
                    "verdict": .string(component.verdict.rawValue),
                    "explanation": .string(component.explanation),
                    "suggestion": JSONValue(component.suggestion),
                ])
            })
        return .object(keys)
    }

    private static func level(
        _ rated: RatedLevel?, _ name: String, _ confidence: String, _ keys: inout [String: JSONValue]
    ) {
        keys[name] = JSONValue(rated?.level.name)
        keys[confidence] = JSONValue(rated?.confidence)
    }

    static func run(_ run: ClassificationRun) -> JSONValue {
        .object([
            "id": .string(run.id), "goal": .string(run.goal), "trigger": .string(run.trigger),
            "parameters": (try? JSONValue(parsing: run.parameters)) ?? .string(run.parameters),
            "state": .string(run.state.rawValue), "error": JSONValue(run.error),
            "started_at": JobJSON.time(run.startedAt), "ended_at": JobJSON.time(run.endedAt),
            "counts": .object([
                "input": number(run.counts.input), "new": number(run.counts.new),
                "reused": number(run.counts.reused),
                "skipped": number(run.counts.skipped), "failed": number(run.counts.failed),
            ]),
        ])
    }

    private static func analysis(_ analysis: AdAnalysis) -> JSONValue {
        let groups = analysis.cells + analysis.levels + [analysis.unclassified, analysis.overall]
        let bounds: (first: Day?, last: Day?) =
            if case .days(let first, let last) = analysis.period { (first, last) } else { (nil, nil) }
        return .object([
            "period": .object([
                "first": JSONValue(bounds.first?.description), "last": JSONValue(bounds.last?.description),
            ]),
            "congruence": congruence(analysis.congruence),
            "unread_languages": .array(
                analysis.unreadLanguages.counts.map {
                    .object(["language": .string($0.language), "ads": number($0.ads)])
                }),
            "groups": .array(groups.map(group)), "unclassified": number(analysis.unclassified.ads),
            "insights": .array(analysis.insights.map(insight)), "baselines": .array(baselines(of: analysis)),
        ])
    }

    private static func congruence(_ summary: CongruenceSummary) -> JSONValue {
        .object([
            "classified": number(summary.classified), "compared": number(summary.compared),
            "scored": number(summary.scored), "mean_congruence": JSONValue(summary.meanAwareness),
            "mean_component_score": JSONValue(summary.meanComponentScore),
            "dimensions": .array(
                summary.dimensions.map { dimension in
                    .object([
                        "dimension": .string(dimension.dimension.rawValue),
                        "aligned": number(dimension.aligned), "weak": number(dimension.weak),
                        "missing": number(dimension.missing),
                    ])
                }),
        ])
    }

    private static func group(_ group: AdGroup) -> JSONValue {
        var currencies: [String: JSONValue] = [:]
        for figures in group.figures { currencies[figures.currency.rawValue] = sums(figures) }
        var keys = segment(group.segment)
        keys["segment"] = .string(kind(group.segment))
        keys["ads"] = number(group.ads)
        keys["ads_with_delivery"] = number(group.adsWithDelivery)
        keys["currencies"] = .object(currencies)
        return .object(keys)
    }

    private static func sums(_ figures: AdFigures) -> JSONValue {
        var keys: [String: JSONValue] = [
            "spend": JSONValue(figures.sums.spend?.rawValue),
            "impressions": JSONValue(figures.sums.impressions),
            "clicks": JSONValue(figures.sums.clicks),
            "conversions": JSONValue(figures.sums.conversions?.units),
            "conversion_value": JSONValue(figures.sums.conversionValue?.rawValue),
        ]
        for ratio in AdRatio.allCases { keys[ratio.rawValue] = JSONValue(figures.value(ratio)) }
        return .object(keys)
    }

    /// Returns the kind of a group. Cells and unclassified add up to all, and so do levels and unclassified.
    private static func kind(_ segment: AdSegment) -> String {
        switch segment {
        case .cell: "cell"
        case .level: "level"
        case .format: "format"
        case .unclassified: "unclassified"
        case .all: "all"
        }
    }

    private static func segment(_ segment: AdSegment) -> [String: JSONValue] {
        ["awareness": JSONValue(segment.level?.name), "format": JSONValue(segment.format?.rawValue)]
    }

    private static func insight(_ insight: AdInsight) -> JSONValue {
        .object([
            "kind": .string(insight.kind.rawValue), "text": .string(insight.text),
            "currency": JSONValue(insight.currency?.rawValue), "awareness": JSONValue(insight.level?.name),
            "format": JSONValue(insight.format?.rawValue), "creative_id": JSONValue(insight.creative?.id),
            "seat": JSONValue(insight.creative?.seat),
            "ratio": JSONValue(insight.ratio?.rawValue), "value": JSONValue(insight.value),
            "reference": JSONValue(insight.reference), "ads": number(insight.ads),
            "spend": JSONValue(insight.spend?.rawValue), "spend_share": JSONValue(insight.spendShare),
        ])
    }

    /// Returns the baselines of each cell, if it or its fallback has enough data.
    private static func baselines(of analysis: AdAnalysis) -> [JSONValue] {
        analysis.cells.flatMap { cell in
            analysis.currencies.flatMap { currency in
                AdRatio.allCases.compactMap { ratio -> JSONValue? in
                    guard
                        let found = analysis.baselines.baseline(
                            for: ratio, level: cell.segment.level, format: cell.segment.format,
                            currency: currency
                        ).baseline
                    else { return nil }
                    var keys = segment(cell.segment)
                    keys["currency"] = .string(currency.rawValue)
                    keys["ratio"] = .string(ratio.rawValue)
                    keys["p25"] = JSONValue(found.p25)
                    keys["median"] = JSONValue(found.median)
                    keys["p75"] = JSONValue(found.p75)
                    keys["ads"] = number(found.evidence.ads)
                    keys["fallback"] = .string("\(found.fallback)")
                    return .object(keys)
                }
            }
        }
    }

    private static func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
