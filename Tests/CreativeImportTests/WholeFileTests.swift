import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Files that cannot be read at all")
struct WholeFileTests {
    @Test("An empty file is an error", arguments: ["", "\n", "\r\n\r\n  \n", "\u{FEFF}"])
    func empty(text: String) throws {
        for keepsGoing in [false, true] {
            let error = try failure { try read(text, options: options(keepsGoing: keepsGoing)) }
            #expect(error.code == .emptyFile && error.line == 1)
        }
    }

    @Test("A header without rows is an error", arguments: ["", "\n", "\n\n \n"])
    func headerOnly(end: String) throws {
        let error = try failure { try read(performanceHeader + end) }
        #expect(error.code == .emptyFile && error.line == 2)
    }

    @Test(
        "The delimiter is detected, and a wrong one is reported",
        arguments: [(";", "“;”"), ("\t", "a tab"), ("|", "“|”")])
    func delimiter(mark: String, name: String) throws {
        let text = "\(performanceHeader)\n\(BadRow.a)\n".replacing(",", with: mark)
        #expect(try read(text).ids == ["a"])
        #expect(try read(text, options: options { $0.delimiter = Character(mark) }).ids == ["a"])
        let error = try failure { try read(text, options: options { $0.delimiter = "," }) }
        #expect(error.code == .unknownFormat && error.line == 1)
        #expect(error.message.contains("delimited by \(name)"))
        let reversed = try failure {
            try read(
                "\(performanceHeader)\n\(BadRow.a)\n", options: options { $0.delimiter = Character(mark) })
        }
        #expect(reversed.message.contains("delimited by a comma"))
    }

    @Test(
        "An invalid delimiter is rejected",
        arguments: ["\"", "\n", "\r", "\r\n", "\0", "é"] as [Character])
    func impossibleDelimiter(mark: Character) throws {
        let text = "\(performanceHeader)\n\(BadRow.a)\n"
        let error = try failure { try read(text, options: options { $0.delimiter = mark }) }
        #expect(error.code == .unknownFormat)
        #expect(error.message.contains("delimiter"))
        let map = ColumnMap(columns: ["id": "creative_id"], delimiter: String(mark))
        let mapped = try failure { try read(text, options: options { $0.columns = map }) }
        #expect(mapped.message.contains("delimiter"))
    }

    @Test("The error for an unknown header contains the header")
    func unknownHeader() throws {
        let error = try failure { try read("one,two\n1,2\n") }
        #expect(error.code == .unknownFormat && error.line == 1)
        #expect(error.message.contains("“one”, “two”"))
    }

    @Test(
        "A specified format that does not match is an error",
        arguments: [ImportFormat.snap, .authorizedBuyers])
    func wrongFormat(format: ImportFormat) throws {
        let error = try failure {
            try read("\(performanceHeader)\n\(BadRow.a)\n", options: options { $0.format = format })
        }
        #expect(error.code == .unknownFormat)
        #expect(error.message.contains(format.rawValue))
    }

    @Test("A malformed header ends the import even with keepsGoing")
    func brokenHeader() throws {
        let error = try failure { try read("id,\"na\"me\na,b\n", options: options(keepsGoing: true)) }
        #expect(error.code == .malformedRow && error.line == 1)
    }

    @Test("A missing file or a directory is an error")
    func unreadable() throws {
        let scratch = try Scratch()
        for keepsGoing in [false, true] {
            let importer = CreativeImporter(options: options(keepsGoing: keepsGoing))
            let missing = try failure { try importer.read([scratch.folder.appendingPathComponent("no.csv")]) }
            #expect(missing.code == .unreadableFile && missing.file == "no.csv")
            let directory = try failure { try importer.read([scratch.folder]) }
            #expect(directory.code == .unreadableFile && directory.message.contains("directory"))
        }
    }

    @Test(
        "A file without read permission is an error",
        .enabled(if: geteuid() != 0, "the superuser can read all files"))
    func forbidden() throws {
        let scratch = try Scratch()
        let file = try scratch.file("\(performanceHeader)\n\(BadRow.a)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        let error = try failure { try CreativeImporter().read([file]) }
        #expect(error.code == .unreadableFile)
    }

    @Test("A cancelled task stops reading")
    func cancellation() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try read("\(performanceHeader)\n\(BadRow.a)\n")
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}
