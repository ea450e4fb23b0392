import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Files that cannot be read at all")
struct WholeFileTests {
    @Test(arguments: ["", "\n", "\r\n\r\n  \n", "\u{FEFF}"])
    func `an empty file is an error`(text: String) throws {
        for keepsGoing in [false, true] {
            let error = try failure { try read(text, options: options(keepsGoing: keepsGoing)) }
            #expect(error.code == .emptyFile && error.line == 1)
        }
    }

    @Test(arguments: ["", "\n", "\n\n \n"])
    func `a header without rows is an error`(end: String) throws {
        let error = try failure { try read(performanceHeader + end) }
        #expect(error.code == .emptyFile && error.line == 2)
    }

    @Test(arguments: [(";", "“;”"), ("\t", "a tab"), ("|", "“|”")])
    func `the delimiter is detected, and a wrong one is reported`(mark: String, name: String) throws {
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

    @Test(arguments: ["\"", "\n", "\r", "\r\n", "\0", "é"] as [Character])
    func `an invalid delimiter is rejected`(mark: Character) throws {
        let text = "\(performanceHeader)\n\(BadRow.a)\n"
        let error = try failure { try read(text, options: options { $0.delimiter = mark }) }
        #expect(error.code == .unknownFormat)
        #expect(error.message.contains("delimiter"))
        let map = ColumnMap(columns: ["id": "creative_id"], delimiter: String(mark))
        let mapped = try failure { try read(text, options: options { $0.columns = map }) }
        #expect(mapped.message.contains("delimiter"))
    }

    @Test
    func `the error for an unknown header contains the header`() throws {
        let error = try failure { try read("one,two\n1,2\n") }
        #expect(error.code == .unknownFormat && error.line == 1)
        #expect(error.message.contains("“one”, “two”"))
    }

    @Test(arguments: [ImportFormat.snap, .authorizedBuyers])
    func `a specified format that does not match is an error`(format: ImportFormat) throws {
        let error = try failure {
            try read("\(performanceHeader)\n\(BadRow.a)\n", options: options { $0.format = format })
        }
        #expect(error.code == .unknownFormat)
        #expect(error.message.contains(format.rawValue))
    }

    @Test
    func `a malformed header ends the import even with keepsGoing`() throws {
        let error = try failure { try read("id,\"na\"me\na,b\n", options: options(keepsGoing: true)) }
        #expect(error.code == .malformedRow && error.line == 1)
    }

    @Test
    func `a missing file or a directory is an error`() throws {
        let scratch = try Scratch()
        for keepsGoing in [false, true] {
            let importer = CreativeImporter(options: options(keepsGoing: keepsGoing))
            let missing = try failure { try importer.read([scratch.folder.appendingPathComponent("no.csv")]) }
            #expect(missing.code == .unreadableFile && missing.file == "no.csv")
            let directory = try failure { try importer.read([scratch.folder]) }
            #expect(directory.code == .unreadableFile && directory.message.contains("directory"))
        }
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser can read all files"))
    func `a file without read permission is an error`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("\(performanceHeader)\n\(BadRow.a)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        let error = try failure { try CreativeImporter().read([file]) }
        #expect(error.code == .unreadableFile)
    }

    @Test
    func `a cancelled task stops reading`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try read("\(performanceHeader)\n\(BadRow.a)\n")
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}
