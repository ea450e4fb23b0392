import Embeddings
import Foundation
import StageCore
import Testing

/// Questions of bank customers in 77 classes (I. Casanueva et al., "Efficient intent detection with dual sentence
/// encoders", 2020, arXiv:2003.04807), found in the folder that `CREATIVES_DATA` names.
@Suite(.enabled(if: Questions.isThere, "the data set is not installed; set CREATIVES_DATA"))
struct HashedQualityTests {
    /// The share of questions whose nearest neighbour has the same class; chance level is 0.02. The thresholds are slightly
    /// below the values of a sample of every eighth question.
    @Test func `nearest questions have the same class`() async throws {
        let questions = try Questions.read(every: 8)
        let texts = questions.map(\.text)
        for (embedder, floor) in [(HashedEmbedder(), 0.64), (try HashedEmbedder().fitted(to: texts), 0.66)] {
            let vectors = try await embedder.embed(texts, context: RunContext(threadCount: 2))
            let accuracy = nearestNeighbourAccuracy(vectors, questions.map(\.label), probes: 200)
            #expect(accuracy > floor)
        }
    }

    private func nearestNeighbourAccuracy(_ vectors: Matrix<Float>, _ labels: [String], probes: Int) -> Double
    {
        let (count, width) = (vectors.rowCount, vectors.columnCount)
        var hits = 0
        vectors.withUnsafeElements { elements in
            for number in 0..<probes {
                let probe = number * count / probes
                var best = (product: -Float.infinity, row: 0)
                for row in 0..<count where row != probe {
                    var product: Float = 0
                    var index = 0
                    while index < width {
                        product += elements[probe &* width &+ index] * elements[row &* width &+ index]
                        index &+= 1
                    }
                    if product > best.product { best = (product, row) }
                }
                if labels[best.row] == labels[probe] { hits += 1 }
            }
        }
        return Double(hits) / Double(probes)
    }
}

enum Questions {
    static var file: URL {
        let named = ProcessInfo.processInfo.environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
        let folder =
            named
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("../shared/data").standardizedFileURL
        return folder.appendingPathComponent("banking77/train.csv")
    }

    static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// Every nth line. The few questions with a line break have no class at the end of their first line, and are omitted.
    static func read(every step: Int) throws -> [(text: String, label: String)] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
            .dropFirst()
        return stride(from: lines.startIndex, to: lines.endIndex, by: step).compactMap { index in
            guard let comma = lines[index].lastIndex(of: ",") else { return nil }
            let label = lines[index][lines[index].index(after: comma)...]
            return label.isEmpty || label.contains(" ")
                ? nil : (String(lines[index][..<comma]), String(label))
        }
    }
}
