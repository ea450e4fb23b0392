internal import CreativeIntelligence
internal import Foundation

/// Embeds text files on request, with a JSON object per line, for the comparison with peers.
enum EncodeBenchmark {
    static let benchmark = Benchmark(
        name: "encode",
        usage: "encode MODEL [--precision f32|bf16|int8] [--threads N]",
        summary: """
            loads the folder MODEL; then, for each line {"texts": FILE, "output": X.npy} on standard input, embeds the
                  lines of the file and prints seconds, loading seconds and peak memory as JSON. "output" is optional.
            """
    ) { arguments in
        guard let folder = arguments.first else {
            throw BenchmarkError(description: "expected a model folder")
        }
        let options = try FitRequest(Array(arguments.dropFirst()))
        let context = try options.context
        let name = options.text("precision") ?? "f32"
        guard let precision = EncoderPrecision(name: name) else {
            throw BenchmarkError(description: "--precision is \(name), expected f32, bf16 or int8")
        }
        let start = ContinuousClock.now
        let encoder = try SentenceEncoder(
            contentsOf: URL(fileURLWithPath: folder, isDirectory: true), precision: precision)
        let loadSeconds = (ContinuousClock.now - start) / .seconds(1)
        while let line = readLine() {
            let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
            let texts = try lines(ofFile: request.texts)
            let start = ContinuousClock.now
            let vectors = try encoder.embed(texts, context: context)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if let path = request.output { try vectors.write(toNumPyFile: path) }
            let answer = Answer(
                seconds: seconds, loadSeconds: loadSeconds, peakMemory: Measurement.peakMemoryOfProcess)
            FileHandle.standardOutput.write(try JSONEncoder().encode(answer) + Data("\n".utf8))
        }
    }

    private static func lines(ofFile path: String) throws -> [String] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private struct Request: Decodable {
        var texts: String
        var output: String?
    }

    private struct Answer: Encodable {
        var seconds: Double
        var loadSeconds: Double
        var peakMemory: Int

        enum CodingKeys: String, CodingKey {
            case seconds
            case loadSeconds = "load_seconds"
            case peakMemory = "peak_memory"
        }
    }
}
