import Foundation
import Testing

@testable import StageCore

@Suite("Output files")
struct OutputFileTests: ~Copyable {
    private let folder: NumPyFolder

    init() throws { folder = try NumPyFolder() }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
    }

    private func mode(_ name: String) throws -> Int {
        var status = stat()
        try #require(lstat(folder.path(name), &status) == 0)
        return Int(status.st_mode & 0o7777)
    }

    @Test func `a new file has the permissions that the mask allows`() throws {
        try OutputFile.write("abc".utf8, to: folder.path("new"))
        let mask = umask(0)
        umask(mask)
        #expect(try text("new") == "abc" && mode("new") == Int(0o666 & ~mask))
        #expect(try folder.names == ["new"])
    }

    @Test(arguments: [0o600, 0o640, 0o755, 0o4711])
    func `a file keeps its permissions`(mode: Int) throws {
        try OutputFile.write("old".utf8, to: folder.path("file"))
        #expect(chmod(folder.path("file"), mode_t(mode)) == 0)
        try OutputFile.write("new".utf8, to: folder.path("file"))
        #expect(try text("file") == "new" && self.mode("file") == mode)
    }

    @Test func `links are preserved, and their targets are replaced or created`() throws {
        try OutputFile.write("old".utf8, to: folder.path("real"))
        for (link, target) in [("a", "real"), ("b", "a"), ("c", "not-yet")] {
            #expect(symlink(target, folder.path(link)) == 0)
        }
        try OutputFile.write("1".utf8, to: folder.path("b"))
        #expect(try text("real") == "1")
        try OutputFile.write("2".utf8, to: folder.path("c"))
        #expect(try text("not-yet") == "2")
        #expect(try folder.names.sorted() == ["a", "b", "c", "not-yet", "real"])
        for link in ["a", "b", "c"] {
            #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path(link))) != nil)
        }
    }

    @Test func `circular links are rejected`() throws {
        #expect(symlink("b", folder.path("a")) == 0 && symlink("a", folder.path("b")) == 0)
        #expect(throws: OutputFileError.self) { try OutputFile.write([], to: folder.path("a")) }
    }

    @Test func `only one name of a hard-linked file gets the new contents`() throws {
        try OutputFile.write("old".utf8, to: folder.path("a"))
        #expect(link(folder.path("a"), folder.path("b")) == 0)
        try OutputFile.write("new".utf8, to: folder.path("a"))
        #expect(try text("a") == "new" && text("b") == "old")
    }

    @Test(arguments: [false, true])
    func `a pipe is written to and preserved`(rewritesBeginning: Bool) throws {
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let output = try OutputFile(path, rewritesBeginning: rewritesBeginning)
        try output.append(Array("abcdef".utf8))
        if rewritesBeginning { try Array("AB".utf8).withUnsafeBytes { try output.replaceBeginning($0) } }
        try output.commit()
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &bytes, bytes.count)
        #expect(
            String(decoding: bytes[..<max(0, count)], as: UTF8.self)
                == (rewritesBeginning ? "ABcdef" : "abcdef"))
        #expect(FileIdentity(ofPath: path).kind == .pipe)
        #expect(try folder.names == ["pipe"])
    }

    @Test func `a pipe without a reader is an error after the timeout`() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        let error = try #require(throws: OutputFileError.self) {
            _ = try OutputFile(folder.path("pipe"), readerPatience: 60)
        }
        #expect(error.reason == "the pipe has no reader")
    }

    @Test func `a device is written to, and a full one is an error`() throws {
        try OutputFile.write("abc".utf8, to: "/dev/null")
        #expect(FileIdentity(ofPath: "/dev/null").kind == .device)
        let error = try #require(throws: OutputFileError.self) {
            try OutputFile.write("abc".utf8, to: "/dev/full")
        }
        #expect(error.description == "/dev/full: cannot be written: No space left on device")
    }

    @Test func `an open file is written to from its current position`() throws {
        let descriptor = open(folder.path("log"), O_RDWR | O_CREAT, 0o600)
        defer { close(descriptor) }
        #expect(write(descriptor, "one ", 4) == 4)
        try OutputFile.write("two".utf8, to: "/dev/fd/\(descriptor)")
        #expect(write(descriptor, " three", 6) == 6)
        #expect(try text("log") == "one two three")
    }

    @Test(arguments: [
        (".", "Is a directory"), ("no/such/file", "No such file or directory"), ("file/x", "Not a directory"),
        (String(repeating: "x", count: 300), "File name too long"),
    ])
    func `errors give the reason, also in a check`(name: String, reason: String) throws {
        try OutputFile.write("old".utf8, to: folder.path("file"))
        let path = folder.path(name)
        let error = try #require(throws: OutputFileError.self) { try OutputFile.write([1], to: path) }
        #expect(error.reason == reason && error.path == path)
        let before = try #require(throws: OutputFileError.self) { try OutputFile.check(path) }
        #expect(before.reason == reason)
        #expect(try folder.names == ["file"] && text("file") == "old")
    }

    @Test func `a check changes nothing`() throws {
        try OutputFile.write("old".utf8, to: folder.path("file"))
        try OutputFile.check(folder.path("file"))
        try OutputFile.check(folder.path("new"))
        try OutputFile.check("/dev/null")
        #expect(try folder.names == ["file"] && text("file") == "old")
    }

    @Test func `an output that is released without a commit leaves the old file`() throws {
        try OutputFile.write("old".utf8, to: folder.path("file"))
        do {
            let output = try OutputFile(folder.path("file"))
            try output.append([UInt8](repeating: 1, count: 1 << 20))
            #expect(try folder.names.count == 2)
        }
        #expect(try folder.names == ["file"] && text("file") == "old")
    }

    @Test func `a pipe that takes the target's name in the meantime is not replaced`() throws {
        let output = try OutputFile(folder.path("file"))
        try output.append([1])
        #expect(mkfifo(folder.path("file"), 0o600) == 0)
        #expect(throws: OutputFileError.self) { try output.commit() }
        #expect(FileIdentity(ofPath: folder.path("file")).kind == .pipe)
        #expect(try folder.names == ["file"])
    }
}

@Suite("File identities")
struct FileIdentityTests {
    @Test func `spellings, links and hard links have the same identity`() throws {
        let folder = try NumPyFolder()
        try OutputFile.write("x".utf8, to: folder.path("file"))
        #expect(mkdir(folder.path("sub"), 0o700) == 0)
        #expect(
            symlink("../file", folder.path("sub/link")) == 0
                && link(folder.path("file"), folder.path("hard")) == 0)
        let file = FileIdentity(ofPath: folder.path("file"))
        for name in ["./file", "sub/../file", "sub/link", "hard"] {
            #expect(FileIdentity(ofPath: folder.path(name)) == file)
        }
        try OutputFile.write("x".utf8, to: folder.path("other"))
        #expect(FileIdentity(ofPath: folder.path("other")) != file)
    }

    @Test func `a missing file is identified by its folder and its name`() throws {
        let folder = try NumPyFolder()
        #expect(mkdir(folder.path("sub"), 0o700) == 0 && symlink("new", folder.path("link")) == 0)
        let new = FileIdentity(ofPath: folder.path("new"))
        #expect(new.kind == .missing)
        for name in ["sub/../new", "./new", "link"] {
            #expect(FileIdentity(ofPath: folder.path(name)) == new)
        }
        #expect(FileIdentity(ofPath: folder.path("sub/new")) != new)
        #expect(
            FileIdentity(ofPath: folder.path("none/new")) == FileIdentity(ofPath: folder.path("none/new")))
    }
}
