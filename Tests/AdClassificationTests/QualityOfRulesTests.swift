import AdClassification
import CreativeModel
import SampleData
import Testing

struct QualityOfRulesTests {
    @Test(arguments: [UInt64(100), 105])
    func `rules are accurate and calibrated on synthetic ads`(seed: UInt64) throws {
        var options = SampleAdSet.Options()
        options.seed = seed
        let set = SampleAdSet(options: options)
        let column = try #require(SampleAdSet.truthHeader.firstIndex(of: "awareness"))
        let truth = Dictionary(
            uniqueKeysWithValues: set.truth.rows.map { ($0[0], AwarenessLevel($0[column])) })
        let rules = RuleClassifier()
        let ads = set.creatives
        let quality = ClassificationQuality(
            truth: try ads.map { try #require(truth[$0.key.id] ?? nil) },
            found: ads.map { rules.findings(about: AdInput($0)).creativeLevel })
        #expect(try #require(quality.macroF1) >= 0.75)
        #expect(try #require(quality.expectedCalibrationError) <= 0.1)
    }
}
