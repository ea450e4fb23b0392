import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import LLMProtocol
import Synchronization
import Testing

struct BatchVideoTests {
    /// Videos of a folder, each with its file.
    static func videos(_ count: Int, in folder: URL, says: (Int) -> String? = { "1\n0 --> 1\nWords \($0)" })
        throws -> [Creative]
    {
        try (0..<count).map { number in
            let file = folder.appendingPathComponent("v\(number).mp4")
            try Data([0]).write(to: file)
            if let text = says(number) {
                try Data(text.utf8).write(to: folder.appendingPathComponent("v\(number).srt"))
            }
            return Fixtures.ad("v\(number)") { ($0.format, $0.assetPath) = (.video, file.path) }
        }
    }

    static func sources(_ report: AdBatchReport) -> [CreativeClassification.Source] {
        report.classifications.map(\.source)
    }

    @Test func `videos require their file`() async throws {
        let ads = [
            Fixtures.ad("a") { ($0.format, $0.text) = (.video, nil) },
            Fixtures.ad("b") { ($0.format, $0.text, $0.assetPath) = (.video, nil, "/nowhere/b.mp4") },
            Fixtures.ad("c") { ($0.format, $0.assetText) = (.video, "spoken") },
            Fixtures.ad("d") { $0.assetText = "written" },
            Fixtures.ad("e"), Fixtures.ad("f") { ($0.format, $0.text, $0.assetPath) = (.video, nil, "/tmp") },
            Fixtures.ad("g") { ($0.format, $0.text, $0.assetText) = (.video, nil, " ") },
        ]
        let report = try await Fixtures.batch(ScriptedModel.always(Fixtures.answer)) { $0.maxVideo = 0 }.run(
            over: ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        let missing = "\(SkipReason.noVideoFile)"
        #expect(report.words == [missing, missing, "new", "new", "new", missing, missing])
        #expect(Self.sources(report) == [.existingAnalysis, .existingAnalysis, .imageAndCopy])
    }

    @Test func `videos are read and counted`() async throws {
        try await Fixtures.withFolder { folder in
            let ads = try Self.videos(4, in: folder)
            let model = ScriptedModel.always(Fixtures.answer)
            let store = InMemoryStore()
            let batch = Fixtures.batch(model, reader: SubtitleReader()) { $0.maxVideo = 2 }
            let first = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            let over = "\(SkipReason.noVideoBudget(2))"
            #expect(first.words == ["new", "new", over, over])
            #expect(Self.sources(first) == [.video, .video])
            #expect(model.requests[0].messages[0].text.contains("Words 0"))
            // Reused results do not use the budget, so that the next run makes progress.
            let second = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            #expect(second.words == ["reused", "reused", "new", "new"])
            let third = try await Fixtures.batch(model, reader: SubtitleReader()) { $0.maxVideo = 0 }.run(
                over: ads, keepingIn: store, as: Fixtures.label())
            #expect(third.words == ["reused", "reused", "reused", "reused"])
            #expect(model.requests.count == 4)
            // Changed words in the file change the input.
            try Data("1\n0 --> 1\nOther".utf8).write(to: folder.appendingPathComponent("v0.srt"))
            let fourth = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            #expect(fourth.words == ["new", "reused", "reused", "reused"])
        }
    }

    @Test func `without a reader, videos are classified by copy`() async throws {
        try await Fixtures.withFolder { folder in
            let ads = try Self.videos(2, in: folder)
            let model = ScriptedModel.always(Fixtures.answer)
            let report = try await Fixtures.batch(model) { $0.maxVideo = 1 }.run(
                over: ads, keepingIn: InMemoryStore(), as: Fixtures.label())
            #expect(Self.sources(report) == [.imageAndCopy])
            #expect(report.run.counts.skipped == 1)
        }
    }

    @Test(arguments: ["", "nothing", "blank"])
    func `unreadable videos are skipped`(file: String) async throws {
        try await Fixtures.withFolder { folder in
            let texts = ["nothing": "", "blank": "1\n0 --> 1\n<i> </i>"]
            var ads = try Self.videos(3, in: folder) { $0 < 2 ? texts[file] : "1\n0 --> 1\nWords" }
            for index in ads.indices { ads[index].text = nil }
            let store = InMemoryStore()
            let model = ScriptedModel.always(Fixtures.answer)
            let batch = Fixtures.batch(model, reader: SubtitleReader()) { ($0.maxNew, $0.maxVideo) = (1, 1) }
            let first = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            let reason = "\(SkipReason.unreadableVideo)"
            #expect(first.words == [reason, reason, "new"])
            #expect(model.requests.count == 1)
            let second = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
            #expect(second.words == [reason, reason, "reused"])
        }
    }

    private struct CountingReader: AssetReader {
        let identifier = "counting"
        let calls = Counter()

        func text(of video: URL) async throws -> String? {
            calls.add()
            if video.lastPathComponent == "v0.mp4" { throw ClassificationError(.unreadableAsset, "broken") }
            return "said in \(video.lastPathComponent)"
        }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)
        var count: Int { value.withLock(\.self) }
        func add() { value.withLock { $0 += 1 } }
    }

    @Test func `readers are called only when needed`() async throws {
        try await Fixtures.withFolder { folder in
            let ads = try Self.videos(6, in: folder) { _ in nil }
            let reader = CountingReader()
            let model = ScriptedModel.always(Fixtures.answer)
            let report = try await Fixtures.batch(model, reader: reader) { $0.maxVideo = 2 }.run(
                over: ads, keepingIn: InMemoryStore(), as: Fixtures.label())
            #expect(report.outcomes[0].result == .failed("the video: broken"))
            let over = "\(SkipReason.noVideoBudget(2))"
            #expect(report.words == ["failed", "new", over, over, over, over])
            #expect(reader.calls.count == 2)
            #expect(report.run.counts.input == 6)
        }
    }
}
