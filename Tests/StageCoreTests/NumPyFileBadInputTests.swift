import Foundation
import StageCore
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct NumPyFileBadInputTests {
    @Test func `every truncation is an error`() throws {
        let folder = try NumPyFolder()
        let whole = NumPyFolder.file(
            NumPyFolder.header("<f4", "(2, 3)"), data: NumPyFolder.bytes([1, 2, 3, 4, 5, 6] as [Float]))
        for length in whole.indices {
            let failure = numPyFailure(try folder.put(Array(whole[..<length])))
            #expect(failure?.code == (length == 0 ? .notNumPy : .truncated), "\(length) bytes")
        }
        #expect(numPyFailure(try folder.put(whole + [0]))?.code == .malformedHeader)
        #expect(numPyFailure(try folder.put(whole)) == nil)
    }

    @Test func `every changed byte is read or refused`() throws {
        let folder = try NumPyFolder()
        let whole = NumPyFolder.file(
            NumPyFolder.header("<f4", "(2, 3)"), data: NumPyFolder.bytes([1, 2, 3, 4, 5, 6] as [Float]))
        for index in 0..<(whole.count - 24) {
            for value: UInt8 in [0, 0x20, 0x27, 0x28, 0x2D, 0x39, 0x7B, 0xFF] {
                var bytes = whole
                bytes[index] = value
                if let failure = numPyFailure(try folder.put(bytes)) {
                    #expect(!failure.description.contains { $0.isNewline })
                    #expect(failure.description.count < 500)
                }
            }
        }
    }

    @Test(arguments: [
        (NumPyFolder.header(">f4", "(2,)"), NumPyFileError.Code.unsupported, "“>f4”"),
        (NumPyFolder.header("|u1", "(8,)"), .unsupported, "“|u1”"),
        (NumPyFolder.header("=f4", "(2,)"), .unsupported, "“=f4”"),
        (NumPyFolder.header("|O", "(1,)"), .unsupported, "“|O”"),
        (NumPyFolder.header("<f4", "()"), .malformedHeader, "8"),
        (NumPyFolder.header("<f8", "()"), .unsupported, "0 dimensions"),
        (NumPyFolder.header("<f4", "(1, 1, 2)"), .unsupported, "3 dimensions"),
        (NumPyFolder.header("<f4", "(2)"), .malformedHeader, "comma"),
        (NumPyFolder.header("<f4", "2"), .malformedHeader, "“(”"),
        (NumPyFolder.header("<f4", "(-1, -2)"), .malformedHeader, "nonnegative"),
        (NumPyFolder.header("<f4", "(1099511627776, 1)"), .truncated, "4398046511104"),
        (NumPyFolder.header("<f4", "(4294967296, 4294967296)"), .truncated, "too large"),
        (NumPyFolder.header("<f4", "(9223372036854775807, 2)"), .truncated, "too large"),
        (NumPyFolder.header("<f4", "(9223372036854775808,)"), .malformedHeader, "63 bits"),
        (NumPyFolder.header("<f4", "(1, 1)"), .malformedHeader, "needs 4 bytes"),
        (NumPyFolder.header("<f4", "(2, 2)"), .truncated, "needs 16 bytes"),
        (NumPyFolder.header("<f4", "(\(String(repeating: "1,", count: 99)))"), .malformedHeader, "64"),
        (NumPyFolder.header("<f4", "maybe", "(2,)"), .malformedHeader, "True or False"),
        ("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}", .unsupported, "records"),
        ("{'descr': {'descr': 1}, 'fortran_order': False}", .malformedHeader, "quotation"),
        ("{'descr': '<f4', 'fortran_order': False}", .malformedHeader, "no entry “shape”"),
        ("{'descr': '<f4', 'descr': '<f4'}", .malformedHeader, "twice"),
        ("{'descr': '<f4', 'more': 1}", .malformedHeader, "“more”"),
        ("{'descr': '<f4", .malformedHeader, "closing quotation mark"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} + 1", .malformedHeader, "“+ 1”"),
        ("", .malformedHeader, "header ends"), ("{}", .malformedHeader, "descr"),
        ("{,}", .malformedHeader, ","),
        ("{{{{{{{{", .malformedHeader, "key"), ("import os", .malformedHeader, "“import os”"),
    ])
    func `hostile headers are refused`(header: String, code: NumPyFileError.Code, mention: String) throws {
        let folder = try NumPyFolder()
        let bytes = NumPyFolder.file(header, data: [0, 0, 0, 0, 0, 0, 0, 0])
        let failure = try #require(numPyFailure(try folder.put(bytes)))
        #expect(failure.code == code)
        #expect(failure.description.contains(mention), "\(failure)")
        #expect(failure.description.contains("a.npy: "))
    }

    @Test func `empty arrays cannot have huge row counts`() throws {
        let folder = try NumPyFolder()
        for shape in ["(1099511627776, 0)", "(0, 1099511627776)"] {
            let bytes = NumPyFolder.file(NumPyFolder.header("<f4", shape))
            #expect(numPyFailure(try folder.put(bytes))?.code == .unsupported)
        }
    }

    @Test func `impossible headers are refused`() throws {
        let folder = try NumPyFolder()
        let start: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
        #expect(numPyFailure(try folder.put(start + [2, 0, 255, 255, 255, 255]))?.code == .truncated)
        #expect(numPyFailure(try folder.put(start + [4, 0, 0, 0, 0, 0]))?.code == .unsupported)
        let long = NumPyFolder.file(String(repeating: " ", count: 2 << 20), version: 2)
        #expect(numPyFailure(try folder.put(long))?.code == .malformedHeader)
        #expect(numPyFailure(try folder.put(Array("PK\u{3}\u{4}zip of arrays".utf8)))?.code == .notNumPy)
    }

    @Test func `messages are short and printable`() throws {
        let folder = try NumPyFolder()
        let name = "\u{1B}[31m\n" + String(repeating: "x", count: 5000)
        let failure = try #require(
            numPyFailure(try folder.put(NumPyFolder.file(NumPyFolder.header(name, "(2,)")))))
        #expect(!failure.description.unicodeScalars.contains { $0.value < 0x20 })
        #expect(failure.description.contains("\\u{1B}[31m\\n") && failure.description.contains("x…”"))
        #expect(failure.description.count < 500)
    }

    @Test func `only regular files are read`() throws {
        let folder = try NumPyFolder()
        #expect(numPyFailure(folder.path("none.npy"))?.code == .notFound)
        #expect(numPyFailure("")?.code == .notFound)
        #expect(numPyFailure(folder.path("a\0b"))?.code == .notFound)
        #expect(numPyFailure(folder.path("."))?.code == .unreadable)
        #expect(numPyFailure("/dev/zero")?.code == .unreadable)
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(numPyFailure(folder.path("pipe"))?.code == .unreadable)
        for path in [folder.path("."), "", "a\0b", folder.path("no/such/folder.npy")] {
            #expect { try NumPyFile.write([1], to: path) } throws: {
                ($0 as? NumPyFileError)?.code == .unwritable
            }
        }
        #expect(try folder.names == ["pipe"])
    }

    @Test func `links are preserved`() throws {
        let folder = try NumPyFolder()
        try NumPyFile.write([1], to: folder.path("real.npy"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.npy"), withDestinationPath: folder.path("real.npy"))
        try NumPyFile.write([2, 3], to: folder.path("link.npy"))
        #expect(try NumPyFile.readInt32(from: folder.path("real.npy")) == [2, 3])
        #expect(try folder.names.count == 2)
    }
}
