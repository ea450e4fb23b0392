import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Files that cannot be read as a whole")
struct WholeFileTests {
    @Test("Nothing in it", arguments: ["", "\n", "\r\n\r\n  \n", "\u{FEFF}"])
    func empty(text: String) throws {
        for keepsGoing in [false, true] {
            let error = try failure { try read(text, options: options(keepsGoing: keepsGoing)) }
            #expect(error.code == .emptyFile && error.line == 1)
        }
    }

    @Test("A header and nothing else", arguments: ["", "\n", "\n\n \n"])
    func headerOnly(end: String) throws {
        let error = try failure { try read(performanceHeader + end) }
        #expect(error.code == .emptyFile && error.line == 2)
    }

    @Test(
        "A delimiter is found, and a wrong one is named",
        arguments: [(";", "“;”"), ("\t", "a tab"), ("|", "“|”")])
    func delimiter(mark: String, name: String) throws {
        let text = "\(performanceHeader)\n\(BadRow.a)\n".replacing(",", with: mark)
        #expect(try read(text).ids == ["a"])
        #expect(try read(text, options: options { $0.delimiter = Character(mark) }).ids == ["a"])
        let error = try failure { try read(text, options: options { $0.delimiter = "," }) }
        #expect(error.code == .unknownFormat && error.line == 1)
        #expect(error.message.contains("separated by \(name)"))
        let reversed = try failure {
            try read(
                "\(performanceHeader)\n\(BadRow.a)\n", options: options { $0.delimiter = Character(mark) })
        }
        #expect(reversed.message.contains("separated by a comma"))
    }

    @Test(
        "A delimiter that can be none",
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

    @Test("An unknown header is shown")
    func unknownHeader() throws {
        let error = try failure { try read("one,two\n1,2\n") }
        #expect(error.code == .unknownFormat && error.line == 1)
        #expect(error.message.contains("“one”, “two”"))
    }

    @Test("A named format that does not fit", arguments: [ImportFormat.snap, .authorizedBuyers])
    func wrongFormat(format: ImportFormat) throws {
        let error = try failure {
            try read("\(performanceHeader)\n\(BadRow.a)\n", options: options { $0.format = format })
        }
        #expect(error.code == .unknownFormat)
        #expect(error.message.contains(format.rawValue))
    }

    @Test("A broken header ends the import even where broken rows do not")
    func brokenHeader() throws {
        let error = try failure { try read("id,\"na\"me\na,b\n", options: options(keepsGoing: true)) }
        #expect(error.code == .malformedRow && error.line == 1)
    }

    @Test("A missing file, and a directory")
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

    @Test("A file that may not be read", .enabled(if: geteuid() != 0, "the superuser may read everything"))
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
