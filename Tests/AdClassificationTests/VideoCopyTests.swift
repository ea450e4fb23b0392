import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import LLMProtocol
import Testing

/// A video with text is classified like any other ad with the same text.
struct VideoCopyTests {
    private static let copy = "Flash sale: 30 % off all boots, today only. Use code BOOTS30."

    private static let formats: [CreativeFormat?] = [
        .image, .video, .carousel, .html5, .native, CreativeFormat(rawValue: "rich media"), nil,
    ]

    private static func batch(reader: (any AssetReader)? = SubtitleReader()) -> AdBatch {
        AdBatch(RuleClassifier(), readingAssetsWith: reader, now: { Fixtures.noon })
    }

    private static func classify(_ ads: [Creative], reader: (any AssetReader)? = SubtitleReader())
        async throws
        -> AdBatchReport
    {
        try await batch(reader: reader).run(over: ads, keepingIn: InMemoryStore(), as: Fixtures.label())
    }

    @Test func `equal copy has the same level in every format`() async throws {
        let ads = Self.formats.enumerated().map { index, format in
            Fixtures.ad("f\(index)") { ($0.format, $0.text) = (format, Self.copy) }
        }
        let report = try await Self.classify(ads)
        #expect(report.words == ads.map { _ in "new" })
        #expect(Set(report.classifications.map(\.creativeLevel)).count == 1)
        #expect(report.classifications.allSatisfy { $0.creativeLevel?.level == .mostAware })
        #expect(report.classifications.allSatisfy { $0.source == .imageAndCopy })
    }

    @Test func `one kind of text is enough`() async throws {
        func video(_ id: String, _ change: (inout Creative) -> Void) -> Creative {
            Fixtures.ad(id) {
                ($0.format, $0.text) = (.video, nil)
                change(&$0)
            }
        }
        let report = try await Self.classify([
            video("headline") { $0.headline = Self.copy }, video("copy") { $0.text = Self.copy },
            video("transcript") { $0.assetText = Self.copy }, video("landing") { $0.landingText = Self.copy },
            video("blank") { ($0.text, $0.headline) = (" ", "…") }, video("none") { _ in },
            video("gone") { ($0.text, $0.assetPath) = (Self.copy, "/nowhere/v.mp4") },
        ])
        let missing = "\(SkipReason.noVideoFile)"
        #expect(report.words == ["new", "new", "new", "new", missing, missing, "new"])
        #expect(report.classifications.allSatisfy { $0.creativeLevel?.level == .mostAware })
        #expect(
            report.classifications.map(\.source) == [
                .imageAndCopy, .imageAndCopy, .existingAnalysis, .imageAndCopy, .imageAndCopy,
            ])
    }

    @Test func `videos without a file do not count against the video budget`() async throws {
        let ads = (0..<6).map { number in Fixtures.ad("v\(number)") { $0.format = .video } }
        let model = ScriptedModel.always(Fixtures.answer)
        let report = try await Fixtures.batch(model, reader: SubtitleReader()) {
            ($0.maxNew, $0.maxVideo) = (4, 0)
        }
        .run(over: ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        let over = "\(SkipReason.overLimit(4))"
        #expect(report.words == ["new", "new", "new", "new", over, over])
    }

    @Test func `a video without readable text is classified by its copy, and its result is reused`()
        async throws
    {
        try await Fixtures.withFolder { folder in
            let ads = try BatchVideoTests.videos(3, in: folder) { $0 == 2 ? nil : "1\n0 --> 1\n<i> </i>" }
            let store = InMemoryStore()
            let model = ScriptedModel.always(Fixtures.answer)
            let batch = Fixtures.batch(model, reader: SubtitleReader()) { $0.maxVideo = 1 }
            let first = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            #expect(first.words == ["new", "new", "new"])
            #expect(BatchVideoTests.sources(first).allSatisfy { $0 == .imageAndCopy })
            let second = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            #expect(second.words == ["reused", "reused", "reused"] && model.requests.count == 3)
        }
    }
}
