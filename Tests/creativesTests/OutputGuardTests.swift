import Foundation
import StageCore
import Testing

@testable import creatives

@Suite("Outputs do not overwrite inputs, stores or one another")
struct OutputGuardTests {
    private let folder: TemporaryFolder
    private let creatives: String
    private let texts: String
    private let matrix: String

    init() throws {
        folder = try TemporaryFolder()
        let rows = (0..<6).map { "\($0),https://shop.example.com/summer" }
        creatives = try folder.file("ads.csv", "id,detected_url\n" + rows.joined(separator: "\n") + "\n")
        texts = try folder.file("texts.txt", "red shoes\nblue shoes\n")
        matrix = folder.path("m.npy")
        try Matrix<Double>(rows: [[0, 0], [0, 1], [9, 9], [9, 8], [5, 1], [5, 2]]).write(toNumPyFile: matrix)
        for (name, target) in [("link.csv", "ads.csv"), ("link.npy", "m.npy")] {
            #expect(symlink(target, folder.path(name)) == 0)
        }
        #expect(link(creatives, folder.path("hard.csv")) == 0)
        #expect(mkdir(folder.path("deep"), 0o700) == 0 && mkdir(folder.path("deep/er"), 0o700) == 0)
        #expect(symlink("deep/er", folder.path("elsewhere")) == 0)
        for name in ["ads.csv", "m.npy"] {
            #expect(link(folder.path(name), folder.path("deep/\(name)")) == 0)
        }
        _ = try folder.file("map.json", #"{"id": "id", "landing_url": "detected_url"}"#)
    }

    /// Returns a command line with its paths in the folder.
    private func run(_ line: String) throws -> CommandLineTool.Result {
        let words = line.split(separator: " ").map { word in
            String(word).replacing("@", with: folder.url.path + "/")
        }
        return try CommandLineTool.run(words)
    }

    private func contents() throws -> [String: Data] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).reduce(into: [:]) {
            found, name in
            found[name] = try? Data(contentsOf: folder.url.appendingPathComponent(name))
        }
    }

    @Test(arguments: [
        "cluster @ads.csv --assignments @ads.csv", "cluster @ads.csv --assignments @link.csv",
        "cluster @ads.csv --assignments @hard.csv", "cluster @ads.csv --assignments @elsewhere/../ads.csv",
        "kmeans @m.npy --clusters 2 --labels @elsewhere/../m.npy", "cluster @link.csv --assignments @ads.csv",
        "cluster @ads.csv --assignments @./ads.csv",
        "cluster @ads.csv --columns @map.json --assignments @map.json",
        "cluster @ads.csv --performance @p.csv --assignments @p.csv",
        "cluster @ads.csv --store @s.db --assignments @s.db",
        "cluster @ads.csv --store @s.db --assignments @s.db-wal",
        "cluster @ads.csv --store @s.db --assignments @s.db-journal", "cluster @ads.csv --store @ads.csv",
        "cluster @ads.csv --store @s.db --apply @plan.json --assignments @plan.json",
        "classify @ads.csv --report @ads.csv", "classify @ads.csv --report @r --chart @r",
        "classify @ads.csv --classifications @r --chart @./r",
        "classify @ads.csv --store @s.db --chart @s.db",
        "packages @ads.csv --prompt @map.json --assignments @map.json",
        "packages @ads.csv --resume @. --assignments @run.json", "packages @run.json --resume @.",
        "packages @ads.csv --resume @. --assignments @answers.sqlite-shm",
        "kmeans @m.npy --clusters 2 --labels @m.npy", "kmeans @m.npy --clusters 2 --labels @link.npy",
        "kmeans @m.npy --clusters 2 --initial @c.npy --centroids @c.npy",
        "kmeans @m.npy --clusters 2 --labels @o.npy --centroids @o.npy",
        "mixture @m.npy --plot @m.npy", "mixture @m.npy --labels @o --responsibilities @o",
        "embed @texts.txt --model hashed --output @texts.txt",
        "embed @texts.txt --model @. --output @map.json",
        "jobs add performance_sync files=@ads.csv --store @ads.csv",
        "kmeans @m.npy --clusters 2 --labels - --centroids -", "kmeans @m.npy --clusters 2 --labels - --json",
    ])
    func `conflicting outputs are rejected before anything is read or written`(line: String) throws {
        let before = try contents()
        let result = try run(line)
        #expect(result.status == 2 && result.output.isEmpty, "\(result.diagnostics)")
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("same file") || result.diagnostics.contains("standard output"))
        #expect(try contents() == before)
    }

    @Test(arguments: [
        "cluster @ads.csv --assignments @s.db", "kmeans @m.npy --clusters 2 --labels @s.db-wal",
        "mixture @m.npy --plot @store-link", "embed @texts.txt --model hashed --output @s.db",
        "cluster @ads.csv --store @t.db --assignments @s.db", "sample --output @samples",
    ])
    func `a store that is not on the command line is not replaced either`(line: String) throws {
        let made = try run("cluster @ads.csv --model hashed --store @s.db")
        #expect(made.status == 0 && symlink("s.db", folder.path("store-link")) == 0)
        #expect(mkdir(folder.path("samples"), 0o700) == 0)
        #expect(link(folder.path("s.db"), folder.path("samples/truth.csv")) == 0)
        let before = try contents()
        let result = try run(line)
        #expect(result.status == 2 && result.diagnostics.contains("is a database"), "\(result.diagnostics)")
        #expect(try contents() == before)
    }

    @Test(arguments: [
        "cluster @ads.csv --assignments /dev/null",
        "kmeans @m.npy --clusters 2 --labels /dev/null --centroids /dev/null",
        "cluster @ads.csv @ads.csv --assignments @out.csv", "evaluate @ads.csv @ads.csv",
        "mixture @m.npy --components 1 --labels @a --responsibilities @b --plot @c",
    ])
    func `devices, repeated inputs and distinct outputs are accepted`(line: String) throws {
        let result = try run(line)
        #expect(result.status == 0, "\(result.diagnostics)")
    }

    @Test func `the subtitles of a video count as an input`() throws {
        let video = try folder.file("clip.mp4", "no video")
        let subtitles = try folder.file("clip.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nNew shoes\n")
        let ads = try folder.file("videos.csv", "id,text,asset_path,format\n1,,\(video),video\n")
        let before = try contents()
        let result = try CommandLineTool.run(["classify", ads, "--report", subtitles])
        #expect(result.status == 2 && result.diagnostics.contains("clip.vtt is a file of the creative"))
        #expect(try contents() == before)
    }

    @Test func `every option with a file declares its role`() {
        for command in Creatives.commands {
            for option in command.syntax.options {
                guard let value = option.value else { continue }
                let isPath = ["FILE", "DIR", ".csv", ".npy", ".json", ".svg", ".md", ".db", ".txt", ".html"]
                    .contains {
                        value.contains($0)
                    }
                guard option.file != .readsValues else { continue }
                #expect(isPath == (option.file != nil), "\(command.syntax.name) --\(option.name) \(value)")
                #expect(
                    (option.file == .writes) == value.hasPrefix("OUT"),
                    "\(command.syntax.name) --\(option.name)")
            }
            let operands = command.syntax.operands
            let arePaths = ["FILE", ".csv", ".npy", ".json", ".txt"].contains { operands.contains($0) }
            guard command.syntax.operandRole != .readsValues else { continue }
            #expect(arePaths == (command.syntax.operandRole != nil), "\(command.syntax.name)")
        }
    }
}
