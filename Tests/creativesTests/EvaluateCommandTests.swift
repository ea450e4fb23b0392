import Foundation
import Testing

@Suite("evaluate: labels of any format")
struct EvaluateCommandTests {
    private static let labels = [0, 0, 1, 1, -1, 2]
    private static let truth = ["a", "a", "b", "b", "b", "c"]

    private func array(_ numbers: [Int]) -> Data {
        var header = "{'descr': '<i4', 'fortran_order': False, 'shape': (\(numbers.count),), }"
        header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
        var data = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0])
        withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
        data += Data(header.utf8)
        for number in numbers {
            withUnsafeBytes(of: Int32(number).littleEndian) { data.append(contentsOf: $0) }
        }
        return data
    }

    @Test("Arrays, lists, objects and tables of the same labels give the same measures")
    func formats() throws {
        let folder = try TemporaryFolder()
        let npy = folder.path("labels.npy")
        try array(Self.labels).write(to: URL(fileURLWithPath: npy))
        let names = Self.labels.map { $0 < 0 ? "" : "c\($0)" }
        let table = try folder.file(
            "labels.csv", "id,label\n" + names.enumerated().map { "r\($0),\($1)\n" }.joined())
        let list = try folder.file(
            "labels.json", "[" + names.map { $0.isEmpty ? "null" : "\"\($0)\"" }.joined(separator: ",") + "]")
        let object = try folder.file(
            "object.json",
            "{" + names.enumerated().map { "\"r\($0)\":\"\($1)\"" }.joined(separator: ",") + "}")
        let truth = try folder.file(
            "truth.csv", "id,class\n" + Self.truth.enumerated().map { "r\($0),\($1)\n" }.joined())
        let column = try folder.file("truth1.csv", "class\n" + Self.truth.map { "\($0)\n" }.joined())
        let reference = try CommandLineTool.run(["evaluate", table, truth, "--json"])
        #expect(reference.status == 0)
        for (labels, truth) in [(npy, truth), (npy, column), (list, truth), (list, column), (object, truth)] {
            let result = try CommandLineTool.run(["evaluate", labels, truth, "--json"])
            #expect(result.output == reference.output, "\(labels) \(truth) \(result.diagnostics)")
        }
        let json = try reference.json()
        #expect(json["clusters"] as? Int == 3 && json["classes"] as? Int == 3 && json["rows"] as? Int == 6)
        // Two pairs are together in both, two in the clusters, and four in the truth.
        let index = try #require(json["fowlkes_mallows"] as? Double)
        #expect(abs(index - 2 / (2.0 * 4).squareRoot()) < 1e-15)
    }

    @Test("Files without a common ID, of different lengths, or without any truth are rejected in one line")
    func refusals() throws {
        let folder = try TemporaryFolder()
        let labels = try folder.file("labels.csv", "id,label\n1,a\n2,b\n")
        let cases = [
            try folder.file("other.csv", "id,class\n7,a\n8,b\n"), try folder.file("short.json", "[\"a\"]"),
            try folder.file("empty.csv", "id,class\n1,\n2,\n"), try folder.file("number.json", "7"),
            try folder.file("nested.json", "[[1],[2]]"), try folder.file("broken.json", "[1,"),
        ]
        for truth in cases {
            let result = try CommandLineTool.run(["evaluate", labels, truth])
            #expect(result.status == 65, "\(truth)")
            #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
        }
    }

    @Test("The contingency counts each row once, and the silhouette needs a vector for each row")
    func contingency() throws {
        let folder = try TemporaryFolder()
        let labels = try folder.file("labels.json", "[0,0,1,1,null,1]")
        let truth = try folder.file("truth.json", "[\"a\",\"a\",\"b\",\"b\",\"b\",\"a\"]")
        let result = try CommandLineTool.run([
            "evaluate", labels, truth, "--contingency", folder.path("table.csv"),
        ])
        #expect(result.status == 0)
        let text = try String(contentsOfFile: folder.path("table.csv"), encoding: .utf8)
        #expect(text == "cluster,class,rows\r\n1,b,2\r\n1,a,1\r\n0,a,2\r\n,b,1\r\n")
        let vectors = folder.path("short.npy")
        try array([1, 2, 3]).write(to: URL(fileURLWithPath: vectors))
        #expect(try CommandLineTool.run(["evaluate", labels, truth, "--vectors", vectors]).status == 65)
    }
}
