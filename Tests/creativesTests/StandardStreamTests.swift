import Foundation
import Testing

@Suite("Standard streams that are closed, full or broken")
struct StandardStreamTests {
    private let folder: TemporaryFolder
    private let store: String
    private let creatives: String

    init() throws {
        folder = try TemporaryFolder()
        let rows = (0..<8).map { "\($0),https://shop.example.com/winter" }
        creatives = try folder.file("ads.csv", "id,detected_url\n" + rows.joined(separator: "\n") + "\n")
        store = folder.path("s.db")
        let made = try CommandLineTool.run(["cluster", creatives, "--model", "hashed", "--store", store])
        try #require(made.status == 0, "\(made.diagnostics)")
    }

    /// Runs a shell command in which `creatives` is the executable.
    private func shell(_ line: String) throws -> (status: Int32, output: String, diagnostics: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = folder.url
        process.arguments = [
            "-c", "creatives() { \"$0\" \"$@\"; }; \(line)", CommandLineTool.executable.path,
        ]
        let files = ["shell-output", "shell-diagnostics"].map { folder.url.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        #expect(process.terminationReason == .exit)
        return (process.terminationStatus, texts[0], texts[1])
    }

    @Test(arguments: ["2>&-", "2>/dev/full", "2>&- >&- <&-", "2>&- <&-"])
    func `an error that cannot be printed keeps its exit status`(streams: String) throws {
        #expect(try shell("creatives nope \(streams)").status == 2)
        #expect(try shell("creatives kmeans nope.npy --clusters 2 \(streams)").status == 1)
        #expect(try shell("creatives cluster ads.csv --columns ads.csv \(streams)").status == 65)
    }

    @Test(arguments: ["2>&-", "2>/dev/full"])
    func `warnings that cannot be printed have no effect`(streams: String) throws {
        let performance = "creative_id,date,impressions,clicks\n1,2025-05-05,2,8\n"
        _ = try folder.file("p.csv", performance)
        let line = "creatives cluster ads.csv --performance p.csv --model hashed --store new.db"
        let (status, output, _) = try shell("\(line) \(streams)")
        #expect(status == 0 && output.contains("Winter"))
        #expect(try shell("creatives campaigns list --store new.db").output.contains("Winter"))
    }

    @Test(
        arguments: [
            "campaigns list --store s.db", "campaigns show 1 --json --store s.db", "jobs types", "--help",
            "kmeans --help",
            "campaigns rename 1 Frost --store s.db", "cluster ads.csv --model hashed --tree",
        ], [">/dev/full", ">&-"])
    func `output that cannot be printed gives one line and status 1`(line: String, streams: String) throws {
        let result = try shell("creatives \(line) \(streams)")
        #expect(result.status == 1)
        #expect(result.diagnostics.hasPrefix("creatives: standard output cannot be written: "))
        #expect(result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        "campaigns list --store s.db", "jobs types --json", "--help",
        "cluster ads.csv --model hashed --assignments -",
        "worker --until-idle --model hashed --store s.db",
    ])
    func `a closed pipe ends the command silently`(line: String) throws {
        let result = try shell("{ creatives \(line); echo $? >status; } | true; cat status")
        // A worker without jobs prints a note if the reader is still there.
        let isQuiet = result.diagnostics.split(separator: "\n").allSatisfy { $0.hasPrefix("note: ") }
        #expect(result.output == "0\n" && isQuiet, "\(result.diagnostics)")
    }

    @Test(arguments: [">&-", ">&- 2>&-", ">&- 2>&- <&-", "2>&- <&-"])
    func `no opened file becomes a standard stream`(streams: String) throws {
        let plain = try shell("creatives cluster ads.csv --model hashed --assignments a.csv")
        #expect(plain.status == 0)
        _ = try shell("creatives cluster ads.csv --model hashed --store t.db --assignments b.csv \(streams)")
        let files = try ["a.csv", "b.csv"].map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
        #expect(files[0] == files[1])
        #expect(try shell("creatives campaigns list --store t.db").output.contains("Winter"))
    }

    @Test func `closed standard input gives one line`() throws {
        let result = try shell("creatives embed - --model hashed --output e.npy <&-")
        #expect(result.status == 1)
        #expect(result.diagnostics == "creatives: standard input: cannot be read: Bad file descriptor\n")
    }

    @Test func `an output can be standard output; the report then goes to standard error`() throws {
        let file = try shell("creatives cluster ads.csv --model hashed --assignments a.csv && cat a.csv >&2")
        let both = try shell("creatives cluster ads.csv --model hashed --assignments -")
        #expect(both.status == 0 && both.output == file.diagnostics && both.diagnostics == file.output)
        let array = try shell("creatives embed - --model hashed --output - <ads.csv 2>/dev/null | head -c 6")
        #expect(array.output.unicodeScalars.dropFirst().starts(with: "NUMPY".unicodeScalars))
    }

    @Test(arguments: [">>s.db", "2>>s.db", ">>s.db 2>&1"])
    func `the store being read cannot be standard output`(streams: String) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        #expect(try shell("creatives campaigns list --store s.db \(streams)").status == 2)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test(arguments: ["INT", "TERM", "HUP"])
    func `a signal leaves no temporary file`(signal: String) throws {
        // The pipe blocks the report while the file of assignments is complete and the labels are being
        // written.
        let line = """
            mkfifo in; "$0" embed in --model hashed --output e.npy >out & pid=$!
            { i=0; while [ $i -lt 100000 ]; do echo "text $i"; i=$((i + 1)); done; sleep 5; } >in & writer=$!
            until ls -A | grep -q tmp; do sleep 0.05; done
            kill -\(signal) $pid; wait $pid; echo $?; kill $writer; ls -A | grep -c tmp
            """
        let result = try shell(line)
        // In a shell without job control, background processes ignore SIGINT; the process then runs to its
        // end.
        let statuses = ["INT": "0", "TERM": "143", "HUP": "129"]
        #expect(result.output == "\(try #require(statuses[signal]))\n0\n", "\(result.diagnostics)")
    }
}

@Suite("Stores under any name")
struct StoreNameTests {
    private static let ads = "id,detected_url\n" + (0..<4).map { "\($0),https://a.example.com/b\n" }.joined()

    private func run(_ words: [String], in folder: TemporaryFolder) throws -> Int32 {
        let process = Process()
        process.executableURL = CommandLineTool.executable
        process.currentDirectoryURL = folder.url
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(arguments: [
        "file:s.db", "file:s.db?mode=memory&cache=shared", "file::memory:", ":memory:", "a?b.db", "a#b.db",
        "50%.db", "%41.db",
        "two words.db", "-s.db", "--json", "ä.db", "~", "s.db;x",
    ])
    func `any store name is a file name, and only that file remains`(name: String) throws {
        let folder = try TemporaryFolder()
        let ads = try folder.file("ads.csv", Self.ads)
        func names() throws -> Set<String> {
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)).subtracting(["ads.csv"])
        }
        #expect(try run(["campaigns", "list", "--store=\(name)"], in: folder) == 2)
        #expect(try names().isEmpty)
        #expect(try run(["cluster", ads, "--model", "hashed", "--store=\(name)"], in: folder) == 0)
        #expect(try names() == [name])
        #expect(try run(["campaigns", "show", "1", "--store=\(name)"], in: folder) == 0)
        #expect(try run(["campaigns", "show", "9", "--store=\(name)"], in: folder) == 1)
        #expect(try names() == [name])
    }

    /// A password in the command line, URLs that are invalid because of one, and a server that does not run.
    @Test(arguments: [
        ("postgres://me:secret@host/db", 2), ("postgres://me:a#secret/@host:x/db", 2), ("Postgres://x", 2),
        ("postgres://me@host/db?no=secret", 2), ("postgresql://me@127.0.0.1:1/db", 1),
    ])
    func `a server that cannot be used is reported in one line without its password`(
        store: String, status: Int32
    ) throws {
        for command in [
            ["campaigns", "list"], ["cluster", "--replan"], ["worker"], ["jobs", "list"],
            ["classify", "--runs"],
        ] {
            let result = try CommandLineTool.run(command + ["--store", store])
            #expect(result.status == status && result.diagnostics.lowercased().contains("postgres"))
            #expect(
                result.diagnostics.split(separator: "\n").count == 1 && !result.diagnostics.contains("secret")
            )
        }
    }

    @Test(arguments: [
        "campaigns list", "campaigns show 1", "campaigns unassigned", "campaigns log", "campaigns archive 1",
        "jobs list",
        "jobs show 1", "jobs log 1", "jobs pause 1", "jobs run-now 1", "jobs prune --older-than 1",
        "classify --runs",
        "classify --only-analyse", "classify", "cluster", "cluster --dry-run",
    ])
    func `a mistyped path does not create a file`(line: String) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(
            line.split(separator: " ").map(String.init) + ["--store", folder.path("no.db")])
        #expect(result.status == 2 && result.diagnostics.contains("no such file"), "\(result.diagnostics)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test(arguments: ["pipe", "folder"])
    func `a pipe or a folder is rejected as a store`(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("s")
        #expect(kind == "pipe" ? mkfifo(path, 0o600) == 0 : mkdir(path, 0o700) == 0)
        for words in [["campaigns", "list"], ["jobs", "add", "summary_refresh"]] {
            let result = try CommandLineTool.run(words + ["--store", path])
            #expect(
                result.status == 1 && result.diagnostics.contains("is a \(kind), expected a database file"))
        }
    }
}
