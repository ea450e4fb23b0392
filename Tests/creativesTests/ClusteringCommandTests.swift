import CreativeIntelligence
import Foundation
import Testing

/// Saved models, selection, hierarchies and density through the executable.
struct ClusteringCommandTests {
    /// Three clouds of 60 points each, rounded to whole numbers.
    private func save(to path: String) throws {
        var generator = SeededGenerator(seed: 3)
        try Matrix(
            rows: (0..<180).map { row in
                [[0.0, 0], [40, 4], [12, 36]][row % 3].map { ($0 + 3 * generator.normal()).rounded() }
            }
        ).write(toNumPyFile: path)
    }

    @Test func `K-Means selects, saves and applies a model`() throws {
        let folder = try TemporaryFolder()
        try save(to: folder.path("x.npy"))
        let json = try CommandLineTool.run([
            "kmeans", folder.path("x.npy"), "--clusters", "2...6", "--standardize", "--labels",
            folder.path("l.npy"), "--plot", folder.path("p.svg"), "--model-output", folder.path("m.json"),
            "--json",
        ]).json()
        #expect(json["cluster_sizes"] as? [Int] == [60, 60, 60])
        #expect((json["table"] as? [[String: Any]])?.count == 5)
        let again = try CommandLineTool.run([
            "kmeans", folder.path("x.npy"), "--predict", folder.path("m.json"), "--labels",
            folder.path("again.npy"),
        ])
        #expect(again.status == 0, "\(again.diagnostics)")
        #expect(
            try NumPyFile.readInt32(from: folder.path("l.npy"))
                == NumPyFile.readInt32(from: folder.path("again.npy")))
        let wrong = try CommandLineTool.run([
            "mixture", folder.path("x.npy"), "--predict", folder.path("m.json"),
        ])
        #expect(wrong.status == 65 && wrong.diagnostics.contains("not a model of `creatives mixture"))
    }

    @Test func `A mixture of rounded values is sound, takes weights, and is applied again`() throws {
        let folder = try TemporaryFolder()
        try save(to: folder.path("x.npy"))
        try Matrix(rowCount: 180, columnCount: 1, repeating: 2.0).write(toNumPyFile: folder.path("w.npy"))
        let result = try CommandLineTool.run([
            "mixture", folder.path("x.npy"), "--components", "1...5", "--restarts", "2", "--weights",
            folder.path("w.npy"), "--labels", folder.path("l.npy"), "--model-output", folder.path("m.json"),
            "--json",
        ])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try result.json()
        #expect((json["selected"] as? [String: Any])?["components"] as? Int == 3)
        #expect((json["warnings"] as? [String])?.isEmpty == true)
        let table = json["table"] as? [[String: Any]] ?? []
        #expect(table.allSatisfy { $0.keys.contains("spurious") && $0.keys.contains("refitted_with_prior") })
        let again = try CommandLineTool.run([
            "mixture", folder.path("x.npy"), "--predict", folder.path("m.json"), "--labels",
            folder.path("again.npy"), "--json",
        ])
        #expect(try again.json()["component_sizes"] as? [Int] != nil)
        #expect(
            try NumPyFile.readInt32(from: folder.path("l.npy"))
                == NumPyFile.readInt32(from: folder.path("again.npy")))
    }

    @Test func `Warnings of mixtures are in the text and in JSON`() throws {
        let folder = try TemporaryFolder()
        try save(to: folder.path("x.npy"))
        let arguments = [
            "mixture", folder.path("x.npy"), "--components", "1...2", "--covariance", "spherical",
            "--restarts", "1",
        ]
        let text = try CommandLineTool.run(arguments)
        #expect(text.diagnostics.contains("the last one tried, 2"))
        let warnings = try CommandLineTool.run(arguments + ["--json"]).json()["warnings"] as? [String]
        #expect(warnings?.contains { $0.contains("the last one tried, 2") } == true)
    }

    @Test func `HDBSCAN and DBSCAN write labels`() throws {
        let folder = try TemporaryFolder()
        try save(to: folder.path("x.npy"))
        for options in [["--min-cluster-size", "20"], ["--method", "dbscan", "--epsilon", "6"]] {
            let result = try CommandLineTool.run(
                ["hdbscan", folder.path("x.npy"), "--labels", folder.path("l.npy"), "--json"] + options)
            #expect(result.status == 0, "\(result.diagnostics)")
            let json = try result.json()
            #expect(json["clusters"] as? Int == 3)
            let sizes = json["cluster_sizes"] as? [Int] ?? []
            #expect(sizes.reduce(json["noise"] as? Int ?? 0, +) == 180)
            #expect(try NumPyFile.readInt32(from: folder.path("l.npy")).count == 180)
        }
        let missing = try CommandLineTool.run(["hdbscan", folder.path("x.npy"), "--method", "dbscan"])
        #expect(missing.status == 2 && missing.diagnostics.contains("--epsilon E"))
    }

    @Test func `A hierarchy is cut, written and drawn`() throws {
        let folder = try TemporaryFolder()
        try save(to: folder.path("x.npy"))
        let result = try CommandLineTool.run([
            "hierarchy", folder.path("x.npy"), "--labels", folder.path("l.npy"), "--tree",
            folder.path("t.npy"), "--dendrogram", folder.path("d.svg"),
        ])
        #expect(
            result.status == 0 && result.output.contains("3 clusters of 180 rows"), "\(result.diagnostics)")
        let tree = try Matrix<Double>(contentsOfNumPyFile: folder.path("t.npy"))
        #expect(tree.rowCount == 179 && tree.columnCount == 4 && tree[178, 3] == 180)
        #expect(try String(contentsOfFile: folder.path("d.svg"), encoding: .utf8).hasPrefix("<svg"))
    }

    @Test(arguments: [
        ["kmeans", "x.npy", "--clusters", "3", "--by", "bic"],
        ["kmeans", "x.npy", "--clusters", "3", "--predict", "m.json"],
        ["mixture", "x.npy", "--prior", "--predict", "m.json"],
        ["hdbscan", "x.npy", "--min-cluster-size", "1"],
        ["hierarchy", "x.npy", "--clusters", "3", "--height", "1"],
        ["hierarchy", "x.npy", "--linkage", "median"],
    ])
    func `Usage errors give status 2`(_ arguments: [String]) throws {
        let result = try CommandLineTool.run(arguments)
        #expect(result.status == 2 && result.diagnostics.split(separator: "\n").count == 1)
    }
}
