/// The performance of ads by awareness stage and format.
struct AnalysisResult: ResultObject {
    var analysis: AdAnalysis

    static let members: [ResultMember<Self>] = [
        member("ads", \Self.analysis.overall.ads, "The number of ads."),
        member(
            "unclassified", \Self.analysis.unclassified.ads, "The number of ads without a classification."),
        member("currencies", \Self.currencies, "The currencies of spend."),
        member("groups", \Self.groups, "The sums of each stage and format, of each stage, and of all ads."),
        member("insights", \Self.insights, "Findings in words, the most important first."),
        member("congruence", \Self.congruence, "The agreement of ads with their landing pages."),
        member("warnings", \Self.analysis.warnings, "Warnings about the data."),
    ]

    private var currencies: [String] { analysis.currencies.map(\.rawValue) }

    private var groups: [GroupResult] {
        (analysis.cells + analysis.levels + [analysis.unclassified, analysis.overall]).map(GroupResult.init)
    }

    private var insights: [InsightResult] { analysis.insights.map(InsightResult.init) }
    private var congruence: CongruenceResult { CongruenceResult(summary: analysis.congruence) }

    /// The sums of some ads.
    struct GroupResult: ResultObject {
        var group: AdGroup

        init(_ group: AdGroup) { self.group = group }

        static let members: [ResultMember<Self>] = [
            member(
                "segment", \Self.segment,
                "The kind of group: `cell`, `level`, `format`, `unclassified` or `all`."),
            member("awareness", \Self.group.segment.level?.name, "The awareness stage."),
            member("format", \Self.group.segment.format?.rawValue, "The format."),
            member("ads", \Self.group.ads, "The number of ads."),
            member("by_currency", \Self.currencies, "The sums and ratios by currency; money in micros."),
        ]

        private var segment: String {
            switch group.segment {
            case .cell: "cell"
            case .level: "level"
            case .format: "format"
            case .unclassified: "unclassified"
            case .all: "all"
            }
        }

        private var currencies: [String: JSONValue] {
            Dictionary(uniqueKeysWithValues: group.figures.map { ($0.currency.rawValue, Self.sums($0)) })
        }

        private static func sums(_ figures: AdFigures) -> JSONValue {
            var members: [String: JSONValue] = [
                "spend_micros": JSONValue(figures.sums.spend?.rawValue),
                "impressions": JSONValue(figures.sums.impressions), "clicks": JSONValue(figures.sums.clicks),
                "conversions": JSONValue(figures.sums.conversions?.units),
                "conversion_value_micros": JSONValue(figures.sums.conversionValue?.rawValue),
            ]
            for ratio in AdRatio.allCases { members[ratio.rawValue] = JSONValue(figures.value(ratio)) }
            return .object(members)
        }
    }

    /// A finding.
    struct InsightResult: ResultObject {
        var insight: AdInsight

        init(_ insight: AdInsight) { self.insight = insight }

        static let members: [ResultMember<Self>] = [
            member("kind", \Self.insight.kind.rawValue, "The kind of finding."),
            member("text", \Self.insight.text, "The finding in words; untrusted."),
            member("currency", \Self.insight.currency?.rawValue, "The currency."),
            member("awareness", \Self.insight.level?.name, "The awareness stage."),
            member("format", \Self.insight.format?.rawValue, "The format."),
            member("creative_id", \Self.insight.creative?.id, "The ad."),
            member("seat_id", \Self.insight.creative?.seat, "The seat of the ad."),
            member("ads", \Self.insight.ads, "The number of ads concerned."),
            member("spend_micros", \Self.insight.spend?.rawValue, "The spend concerned."),
        ]
    }

    /// The agreement of ads with their landing pages.
    struct CongruenceResult: ResultObject {
        var summary: CongruenceSummary

        static let members: [ResultMember<Self>] = [
            member("classified", \Self.summary.classified, "The number of classified ads."),
            member("compared", \Self.summary.compared, "The number of ads whose landing page has a stage."),
            member("mean_congruence", \Self.summary.meanAwareness, "The mean agreement of stages, in 0...1."),
            member(
                "mean_component_score", \Self.summary.meanComponentScore,
                "The mean score over all dimensions."),
        ]
    }
}

/// An ad with its classifications.
struct AdResult: ResultObject {
    var creative: Creative
    var classifications: [ClassificationResult]

    static let members: [ResultMember<Self>] =
        CreativeResult.members.map { member in
            ResultMember(name: member.name, schema: member.schema, isAlwaysPresent: member.isAlwaysPresent) {
                member.value(CreativeResult(creative: $0.creative))
            }
        } + [member("classifications", \Self.classifications, "The classifications, the latest first.")]
}

/// A classification of an ad.
struct ClassificationResult: ResultObject {
    var found: CreativeClassification

    init(_ found: CreativeClassification) { self.found = found }

    static let members: [ResultMember<Self>] = [
        member("awareness", \Self.found.creativeLevel?.level.name, "The awareness stage of the ad."),
        member("confidence", \Self.found.creativeLevel?.confidence, "The confidence, in 0...1."),
        member("copy_awareness", \Self.found.copyLevel?.level.name, "The awareness stage of the copy."),
        member(
            "landing_awareness", \Self.found.landingLevel?.level.name,
            "The awareness stage of the landing page."),
        member("format", \Self.found.format?.rawValue, "The format."),
        member("angle", \Self.found.angle?.rawValue, "The angle."),
        member("hook", \Self.found.hook?.rawValue, "The type of hook."),
        member("call_to_action", \Self.found.callToAction?.rawValue, "The call to action."),
        member("source", \Self.found.source.rawValue, "The parts of the ad that were read."),
        member("model", \Self.found.key.model, "The classifier."),
        member("brand", \Self.found.key.brand, "The brand."),
        member("classified_at", \Self.found.classifiedAt, "The time of the classification."),
        member("congruence", \Self.found.awarenessCongruence, "The agreement of the stages, in 0...1."),
        member("component_score", \Self.found.componentScore, "The agreement over all dimensions, in 0...1."),
        member("components", \Self.components, "The verdict on each dimension."),
    ]

    private var components: [JSONValue] {
        found.congruence.map {
            [
                "dimension": .string($0.dimension.rawValue), "verdict": .string($0.verdict.rawValue),
                "explanation": .string($0.explanation), "suggestion": JSONValue($0.suggestion),
            ]
        }
    }
}
