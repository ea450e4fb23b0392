import CreativeIntelligence
import Foundation
import Testing

/// `creatives kmeans` and `creatives mixture` through the executable.
struct MatrixCommandTests {
    /// Three clouds of 100 points each.
    private func points() -> Matrix<Double> {
        var generator = SeededGenerator(seed: 3)
        return Matrix(
            rows: (0..<300).map { row in
                [[0, 0], [9, 1], [3, 8]][row % 3].map { $0 + generator.normal() }
            })
    }

    @Test(arguments: [false, true])
    func `K-Means writes labels, centroids and JSON`(_ isFloat: Bool) throws {
        let folder = try TemporaryFolder()
        if isFloat {
            try points().converted(to: Float.self).write(toNumPyFile: folder.path("x.npy"))
        } else {
            try points().write(toNumPyFile: folder.path("x.npy"))
        }
        let result = try CommandLineTool.run([
            "kmeans", folder.path("x.npy"), "--clusters", "3", "--labels", folder.path("l.npy"),
            "--centroids",
            folder.path("c.npy"), "--json",
        ])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try result.json()
        #expect(json["cluster_sizes"] as? [Int] == [100, 100, 100])
        #expect(json["converged"] as? Bool == true)
        #expect((json["inertia"] as? Double ?? 0) > 100 && (json["seconds"] as? Double ?? -1) >= 0)
        let labels = try NumPyFile.readInt32(from: folder.path("l.npy"))
        #expect((0..<300).allSatisfy { labels[$0] == labels[$0 % 3] })
        let centroids = try Matrix<Double>(contentsOfNumPyFile: folder.path("c.npy"))
        #expect(centroids.rowCount == 3 && centroids.columnCount == 2)
        #expect(try NumPyFile.shapeAndType(of: folder.path("c.npy")).type == (isFloat ? .float32 : .float64))

        let again = try CommandLineTool.run([
            "kmeans", folder.path("x.npy"), "--clusters", "3", "--initial", folder.path("c.npy"), "--json",
        ]).json()
        #expect(again["iterations"] as? Int == 1)
    }

    @Test func `a mixture is selected, written and plotted`() throws {
        let folder = try TemporaryFolder()
        try points().write(toNumPyFile: folder.path("x.npy"))
        let result = try CommandLineTool.run([
            "mixture", folder.path("x.npy"), "--components", "1...5", "--covariance", "spherical,tied",
            "--labels",
            folder.path("l.npy"), "--responsibilities", folder.path("r.npy"), "--plot", folder.path("p.svg"),
            "--json",
        ])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try result.json()
        let selected = json["selected"] as? [String: Any]
        #expect(selected?["components"] as? Int == 3)
        let table = json["table"] as? [[String: Any]] ?? []
        #expect(table.count == 10)
        #expect(
            table.allSatisfy {
                Set($0.keys).isSuperset(of: ["components", "covariance", "bic", "icl", "aic", "note"])
            })
        #expect((json["weights"] as? [Double])?.count == 3 && (json["means"] as? [[Double]])?.count == 3)
        #expect(json["coordinates"] as? String == "input")
        let shares = try Matrix<Double>(contentsOfNumPyFile: folder.path("r.npy"))
        #expect(shares.rowCount == 300 && shares.columnCount == 3)
        #expect(try NumPyFile.readInt32(from: folder.path("l.npy")).count == 300)
        #expect(try String(contentsOfFile: folder.path("p.svg"), encoding: .utf8).hasPrefix("<svg"))
    }

    @Test func `a reduced mixture is reported as such, and threads do not affect it`() throws {
        let folder = try TemporaryFolder()
        try points().write(toNumPyFile: folder.path("x.npy"))
        let results = try ["1", "2", "7"].map { threads in
            var json = try CommandLineTool.run([
                "mixture", folder.path("x.npy"), "--components", "2...4", "--covariance", "full", "--reduce",
                "1",
                "--threads", threads, "--json",
            ]).json()
            json["seconds"] = nil
            #expect(json["coordinates"] as? String == "principal components")
            return try JSONSerialization.data(withJSONObject: json, options: .sortedKeys)
        }
        #expect(Set(results).count == 1)
    }

    @Test func `tables name the selected model`() throws {
        let folder = try TemporaryFolder()
        try points().write(toNumPyFile: folder.path("x.npy"))
        let means = try CommandLineTool.run(["kmeans", folder.path("x.npy"), "--clusters", "3"])
        #expect(means.output.contains("3 clusters of 300 rows") && means.output.contains("converged"))
        let mixture = try CommandLineTool.run(["mixture", folder.path("x.npy"), "--components", "1...4"])
        #expect(mixture.output.contains("3 components") && mixture.output.contains("◂"))
    }

    @Test func `invalid matrices give status 65 and one line`() throws {
        let folder = try TemporaryFolder()
        var bad = points()
        bad[17, 1] = .nan
        try bad.write(toNumPyFile: folder.path("nan.npy"))
        try points().rows(at: 0..<2).write(toNumPyFile: folder.path("few.npy"))
        try Data("no matrix".utf8).write(to: URL(fileURLWithPath: folder.path("text.npy")))
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path("few.npy")))
        try whole.dropLast(5).write(to: URL(fileURLWithPath: folder.path("short.npy")))
        let cases = [
            ("nan.npy", "row 17, column 1"), ("few.npy", "3 clusters for 2 points"), ("text.npy", "text.npy"),
            ("short.npy", "short.npy"),
        ]
        for (file, words) in cases {
            let result = try CommandLineTool.run(["kmeans", folder.path(file), "--clusters", "3"])
            #expect(
                result.status == 65 && result.diagnostics.contains(words), "\(file): \(result.diagnostics)")
            #expect(result.diagnostics.split(separator: "\n").count == 1 && result.output.isEmpty)
        }
        let missing = try CommandLineTool.run(["mixture", folder.path("missing.npy")])
        #expect(missing.status == 1 && missing.diagnostics.contains("missing.npy"))
    }

    @Test(arguments: [
        ["kmeans", "x.npy"], ["kmeans", "x.npy", "--clusters", "0"], ["kmeans", "--clusters", "3"],
        ["kmeans", "x.npy", "--clusters", "3", "--tolerance", "-1"],
        ["mixture", "x.npy", "--components", "5...2"],
        ["mixture", "x.npy", "--components", "0...2"], ["mixture", "x.npy", "--covariance", "round"],
        ["mixture", "x.npy", "--criterion", "luck"], ["mixture", "x.npy", "--reduce", "0"],
    ])
    func `usage errors give status 2`(_ arguments: [String]) throws {
        let result = try CommandLineTool.run(arguments)
        #expect(result.status == 2)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `an unwritable output is reported and nothing is left`() throws {
        let folder = try TemporaryFolder()
        try points().write(toNumPyFile: folder.path("x.npy"))
        let result = try CommandLineTool.run([
            "kmeans", folder.path("x.npy"), "--clusters", "2", "--labels", folder.path("no/such/folder.npy"),
        ])
        #expect(result.status == 1 && result.diagnostics.contains("folder.npy"))
    }
}
