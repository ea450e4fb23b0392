import CreativeIntelligence
import Foundation
import Testing

/// The version, the completion scripts and the manual page.
@Suite struct ShellTests {
    /// Returns the words that bash proposes for the last of the words.
    private func proposals(for words: [String]) throws -> [String] {
        let script = try CommandLineTool.run(["completion", "bash"]).output
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "complete.sh",
            script
                + "\nCOMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))\n_creatives\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [file] + words
        process.currentDirectoryURL = folder.url
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [["--version"], ["version"]])
    func `the version is that of the package`(arguments: [String]) throws {
        let result = try CommandLineTool.run(arguments)
        #expect(result.status == 0 && result.output == "creatives \(PackageVersion.current)\n")
        #expect(PackageVersion.current.split(separator: ".").compactMap { Int($0) }.count == 3)
    }

    @Test(arguments: [
        (["creatives", "clu"], ["cluster"]),
        (["creatives", "--ver"], ["--version"]),
        (["creatives", "campaigns", "fo"], ["forget-model"]),
        (["creatives", "campaigns", "show", "1", "--by", "g"], ["geo"]),
        (["creatives", "cluster", "--min-cluster-size", ""], []),
        (["creatives", "cluster", "--assign"], ["--assignments"]),
        (["creatives", "cluster", "--assignments", "comp"], ["complete.sh"]),
        (["creatives", "completion", ""], ["bash", "zsh", "fish"]),
    ])
    func `bash completes commands, verbs, options, values and files`(words: [String], expected: [String])
        throws
    {
        #expect(try proposals(for: words) == expected)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a script names every command`(shell: String) throws {
        let script = try CommandLineTool.run(["completion", shell]).output
        let overview = try CommandLineTool.run([]).output
        let names = overview.split(separator: "\n").filter { $0.hasPrefix("  ") }
            .compactMap { $0.split(separator: " ").first }
        #expect(names.count > 10)
        for name in names { #expect(script.contains(name), "\(shell) lacks \(name)") }
    }

    @Test func `the manual page has no unescaped control line`() throws {
        let page = try CommandLineTool.run(["manual"]).output
        let macros: Set = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".nf", ".fi"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
        #expect(page.contains("\\-\\-assignments OUT.csv"))
    }

    @Test func `an unknown shell is a usage error`() throws {
        let result = try CommandLineTool.run(["completion", "csh"])
        #expect(
            result.status == 2
                && result.diagnostics == "creatives: SHELL is “csh”, expected bash, zsh or fish\n")
    }
}
