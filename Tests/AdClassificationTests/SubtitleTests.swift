import AdClassification
import Foundation
import Testing

struct SubtitleTests {
    static func text(_ files: [String: String]) async throws -> String? {
        try await Fixtures.withFolder { folder in
            for (name, text) in files {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            return try SubtitleReader().text(of: folder.appendingPathComponent("a.b.mp4"))
        }
    }

    @Test func `WebVTT is read`() async throws {
        let vtt = """
            \u{FEFF}WEBVTT - Title

            STYLE
            ::cue { color: red }

            NOTE nobody reads this

            intro
            00:00.000 --> 00:02.000 align:start
            <v Anna>Tired <i>of</i> it?</v>

            00:02.000 --> 00:03.000
            Tired of it?
            Me &amp; you.
            """
        #expect(try await Self.text(["a.b.vtt": vtt]) == "Tired of it?\nMe & you.")
    }

    @Test func `SubRip is read`() async throws {
        let srt =
            "1\r\n00:00:00,000 --> 00:00:02,000\r\n{\\an8}<b>Sleep</b> 8 hours\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n7\r\n"
        #expect(try await Self.text(["a.b.srt": srt]) == "Sleep 8 hours\n7")
    }

    @Test func `VTT takes precedence, and plain text is read`() async throws {
        #expect(try await Self.text(["a.b.txt": "plain\ntext"]) == "plain\ntext")
        #expect(try await Self.text(["a.b.txt": "no", "a.b.srt": "1\n0 --> 1\nyes"]) == "yes")
        #expect(try await Self.text(["a.b.vtt": "WEBVTT"]) == "")
        #expect(try await Self.text(["other.vtt": "x"]) == nil)
    }

    @Test(arguments: ["a.txt", "a.pdf", "a", "a.mp4.txt", "a.srt", "a.png"])
    func `subtitles of other files are ignored`(asset: String) async throws {
        let text = try await Fixtures.withFolder { folder in
            for name in [asset, "a.txt", "a.mp4.txt", "a.srt"] {
                try Data("secret".utf8).write(to: folder.appendingPathComponent(name))
            }
            return try SubtitleReader().text(of: folder.appendingPathComponent(asset))
        }
        #expect(text == nil)
    }

    @Test func `only regular files are read`() async throws {
        try await Fixtures.withFolder { folder in
            let secret = folder.appendingPathComponent("secret")
            try Data("secret".utf8).write(to: secret)
            let files = FileManager.default
            try files.createDirectory(
                at: folder.appendingPathComponent("a.vtt"), withIntermediateDirectories: false)
            try files.createSymbolicLink(
                at: folder.appendingPathComponent("a.srt"), withDestinationURL: secret)
            let video = folder.appendingPathComponent("a.MP4")
            #expect(try SubtitleReader().text(of: video) == nil)
            try Data("open".utf8).write(to: folder.appendingPathComponent("a.txt"))
            #expect(try SubtitleReader().text(of: video) == "open")
        }
    }

    @Test func `large files are errors`() async throws {
        let error = await #expect(throws: ClassificationError.self) {
            try await Self.text(["a.b.txt": String(repeating: "a", count: SubtitleReader.largestFile + 1)])
        }
        #expect(error?.code == .unreadableAsset)
        let largest = String(repeating: "a", count: SubtitleReader.largestFile)
        #expect(try await Self.text(["a.b.txt": largest])?.count == SubtitleReader.largestFile)
    }
}
