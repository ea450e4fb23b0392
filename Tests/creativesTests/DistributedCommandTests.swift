import CreativeIntelligence
import Foundation
import Testing

/// `creatives kmeans --distributed` under `mpirun`.
@Suite(.enabled(if: MPIRun.path != nil, "mpirun is not installed; on Debian, install openmpi-bin"))
struct DistributedCommandTests {
    /// Ten clouds far from the origin.
    private func points(rowCount: Int) -> Matrix<Float> {
        var generator = SeededGenerator(seed: 5)
        return Matrix(
            rows: (0..<rowCount).map { row in
                (0..<8).map { Float(50 + Double((row % 10) * ($0 + 1) % 7) * 9 + generator.normal()) }
            })
    }

    @Test(arguments: [1, 2, 3, 4])
    func `any number of processes writes the bytes of the local fit`(_ ranks: Int) throws {
        let folder = try TemporaryFolder()
        let all = points(rowCount: 9000)
        try all.write(toNumPyFile: folder.path("x.npy"))
        let parts = [0..<100, 100..<5000, 5000..<9000].enumerated().map { index, rows in
            let path = folder.path("part-\(index).npy")
            return (path, Matrix(rows: rows.map { Array(all.row($0)) }))
        }
        for (path, part) in parts { try part.write(toNumPyFile: path) }
        func options(_ name: String) -> [String] {
            [
                "--clusters", "12", "--restarts", "2", "--seed", "3", "--json", "--labels",
                folder.path("\(name)-l.npy"), "--centroids", folder.path("\(name)-c.npy"), "--model-output",
                folder.path("\(name)-m.json"),
            ]
        }
        let local = try CommandLineTool.run(["kmeans", folder.path("x.npy")] + options("local"))
        let whole = try MPIRun.run(
            ranks, ["kmeans", folder.path("x.npy"), "--distributed"] + options("whole"))
        let pieces = try MPIRun.run(ranks, ["kmeans"] + parts.map(\.0) + ["--distributed"] + options("parts"))
        for (name, result) in [("whole", whole), ("parts", pieces)] {
            #expect(result.status == 0, "\(result.diagnostics)")
            for file in ["l.npy", "c.npy", "m.json"] {
                #expect(
                    try Data(contentsOf: folder.url.appending(path: "\(name)-\(file)"))
                        == Data(contentsOf: folder.url.appending(path: "local-\(file)")))
            }
            let (found, expected) = (try result.json(), try local.json())
            for key in ["inertia", "iterations", "cluster_sizes"] {
                #expect(String(describing: found[key]) == String(describing: expected[key]))
            }
        }
    }

    @Test(arguments: [1, 3])
    func `a number that is not finite ends all processes with one line`(_ ranks: Int) throws {
        let folder = try TemporaryFolder()
        var bad = points(rowCount: 9000)
        bad[8000, 3] = .nan
        try bad.write(toNumPyFile: folder.path("x.npy"))
        let result = try MPIRun.run(
            ranks, ["kmeans", folder.path("x.npy"), "--clusters", "3", "--distributed"])
        #expect(result.status == 65)
        #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
        #expect(result.diagnostics.contains("row 8000, column 3"))
    }

    @Test(arguments: [
        ["missing.npy", "--clusters", "3"], ["x.npy", "--clusters", "0"], ["x.npy", "--clusters", "2...3"],
        ["x.npy", "--clusters", "3", "--standardize"],
    ])
    func `an error is one line for all processes`(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try points(rowCount: 5000).write(toNumPyFile: folder.path("x.npy"))
        let result = try MPIRun.run(
            2, ["kmeans", folder.path(arguments[0])] + arguments.dropFirst() + ["--distributed"])
        #expect(result.status != 0)
        #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
    }

    @Test(.timeLimit(.minutes(2))) func `a killed process ends the others`() throws {
        let folder = try TemporaryFolder()
        try points(rowCount: 20_000).write(toNumPyFile: folder.path("x.npy"))
        let endless = [
            "kmeans", folder.path("x.npy"), "--clusters", "300", "--restarts", "100000", "--distributed",
        ]
        let result = try MPIRun.run(
            2, endless,
            through:
                "[ $OMPI_COMM_WORLD_RANK = 1 ] && exec timeout -s KILL 3 \"$0\" \"$@\"; exec \"$0\" \"$@\"")
        #expect(result.status != 0)
        #expect(result.output.isEmpty)
    }
}

/// Starts processes by Open MPI.
private enum MPIRun {
    static let path = ["/usr/bin/mpirun", "/usr/local/bin/mpirun"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// - Parameter script: A shell script to run instead, with the executable and its arguments.
    static func run(
        _ ranks: Int, _ arguments: [String], through script: String? = nil
    ) throws -> CommandLineTool.Result {
        let start = ["-q", "--oversubscribe", "--bind-to", "none", "-n", "\(ranks)"]
        return try CommandLineTool.run(
            start + (script.map { ["sh", "-c", $0] } ?? []) + [CommandLineTool.executable.path] + arguments,
            environment: ["OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"],
            program: URL(fileURLWithPath: try #require(path)))
    }
}
