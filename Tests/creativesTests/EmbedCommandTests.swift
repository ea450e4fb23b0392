import CreativeIntelligence
import Foundation
import Testing

/// `creatives embed` through the executable.
struct EmbedCommandTests {
    private let noModels = ["CREATIVES_MODELS": "/nonexistent"]

    @Test func `each line gives a row, including empty lines, for any line ending`() async throws {
        let folder = try TemporaryFolder()
        let texts = ["Premium CTV", "", "Zürich – 50 % off", "last, without a line end"]
        let output = folder.path("v.npy")
        for separator in ["\n", "\r\n"] {
            let bytes = Data(texts.joined(separator: separator).utf8)
            try bytes.write(to: folder.url.appendingPathComponent("t.txt"))
            let file = try CommandLineTool.run(
                ["embed", folder.path("t.txt"), "--output", output, "--model", "hashed", "--json"])
            #expect(file.status == 0, "\(file.diagnostics)")
            let json = try file.json()
            #expect(json["texts"] as? Int == 4 && json["dimension"] as? Int == 384)
            #expect(json["model"] as? String == "hashed" && json["precision"] is NSNull)
            #expect((json["seconds"] as? Double ?? -1) >= 0)
            let expected = try await HashedEmbedder().embed(texts, context: RunContext())
            #expect(try Matrix<Float>(contentsOfNumPyFile: output) == expected)

            let stream = try CommandLineTool.run(
                ["embed", "-", "--output", output, "--model", "hashed", "--threads", "3"], input: bytes)
            #expect(stream.status == 0 && stream.output.hasPrefix("4 texts"))
            #expect(try Matrix<Float>(contentsOfNumPyFile: output) == expected)
        }
    }

    @Test func `a column of CSV gives a row each, and CSV is not read by line without a word`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("t.csv", "id,text\n1,\"two\nlines, one text\"\n2,\n3,Premium CTV\n")
        let output = folder.path("v.npy")
        let arguments = ["embed", file, "--output", output, "--model", "hashed"]
        #expect(try CommandLineTool.run(arguments + ["--column", "text"]).status == 0)
        let expected = try await HashedEmbedder().embed(["two\nlines, one text", "", "Premium CTV"])
        #expect(try Matrix<Float>(contentsOfNumPyFile: output) == expected)
        let refused = try CommandLineTool.run(arguments)
        #expect(refused.status == 2 && refused.diagnostics.contains("--column"))
        #expect(try CommandLineTool.run(arguments + ["--column", "nope"]).status == 65)
        #expect(try CommandLineTool.run(arguments + ["--lines"]).status == 0)
        #expect(try Matrix<Float>(contentsOfNumPyFile: output).rowCount == 5)
    }

    @Test func `an empty file gives a matrix without rows`() throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(
            ["embed", "-", "--output", folder.path("v.npy"), "--model", "hashed", "--json"], input: Data())
        #expect(result.status == 0)
        #expect(try result.json()["texts"] as? Int == 0)
        #expect(try Matrix<Float>(contentsOfNumPyFile: folder.path("v.npy")).columnCount == 384)
    }

    @Test func `texts are read in several batches`() async throws {
        let folder = try TemporaryFolder()
        let texts = (0..<60_000).map { "deal \($0), connected television, sports" }
        let result = try CommandLineTool.run(
            ["embed", "-", "--output", folder.path("v.npy"), "--model", "hashed"],
            input: Data(texts.joined(separator: "\n").utf8))
        #expect(result.status == 0)
        let vectors = try Matrix<Float>(contentsOfNumPyFile: folder.path("v.npy"))
        #expect(vectors.rowCount == 60_000)
        let last = try await HashedEmbedder().embed(texts.suffix(1), context: RunContext())
        #expect(Array(vectors.row(59_999)) == last.elements)
    }

    @Test(.enabled(if: !CommandLineTool.isSanitized))
    func `memory does not grow with the number of lines`() throws {
        let folder = try TemporaryFolder()
        // 460 MB of vectors.
        let result = try CommandLineTool.run(
            [
                "embed", "-", "--output", folder.path("v.npy"), "--model", "hashed", "--threads", "1",
                "--json",
            ],
            input: Data(repeating: UInt8(ascii: "\n"), count: 300_000), largestMemory: 300 << 20)
        #expect(result.status == 0, "\(result.diagnostics)")
        #expect(try result.json()["texts"] as? Int == 300_000)
    }

    @Test func `without a model, vectors are hashed and a note is printed`() throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(
            ["embed", "-", "--output", folder.path("v.npy"), "--json"], environment: noModels,
            input: Data("a".utf8))
        #expect(result.status == 0)
        #expect(try result.json()["model"] as? String == "hashed")
        #expect(result.diagnostics.contains("Scripts/fetch-model"))
    }

    @Test(arguments: [
        (["embed", "-"], 2, "--output is missing"),
        (["embed", "-", "--output", "v.npy", "--precision", "f64"], 2, "expected f32, bf16, int8"),
        (["embed", "-", "--output", "v.npy", "--model", "hashed", "--precision", "f32"], 2, "needs a model"),
        (
            ["embed", "nowhere.txt", "--output", "v.npy", "--model", "hashed"], 1,
            "nowhere.txt: cannot be read"
        ),
        (["embed", "-", "--output", "v.npy", "--model", "/nonexistent"], 1, "config.json: cannot be read"),
        (["embed", "-", "--output", "/nonexistent/v.npy", "--model", "hashed"], 1, "/nonexistent"),
    ])
    func `errors are reported in one line`(arguments: [String], status: Int32, message: String) throws {
        let result = try CommandLineTool.run(arguments, environment: noModels)
        #expect(result.status == status)
        #expect(result.output.isEmpty && result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains(message), "\(result.diagnostics)")
    }

    @Test func `a line that is not valid UTF-8 is reported, and no file is left`() throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(
            ["embed", "-", "--output", folder.path("v.npy"), "--model", "hashed"],
            input: Data("fine\n".utf8) + [0xFF, 0x0A])
        #expect(result.status == 65)
        #expect(result.diagnostics.contains("standard input, line 2: is not valid UTF-8"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }

    @Test(.enabled(if: InstalledModels.folder() != nil, "the model is not here; run Scripts/fetch-model"))
    func `an unsupported precision is rejected`() throws {
        let model = try #require(InstalledModels.folder())
        let result = try CommandLineTool.run(
            ["embed", "-", "--output", "v.npy", "--model", model.path, "--precision", "int8"],
            environment: ["CREATIVES_INSTRUCTION_LEVEL": "1"])
        #expect(result.status == 1)
        #expect(result.diagnostics.contains("precision int8 needs a processor with AVX-512 VNNI"))
    }
}
