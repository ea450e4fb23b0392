internal import CZip
internal import Foundation

/// The entries of a zip archive. Workbooks are zip archives too.
final class ZipArchive {
    /// One file in the archive.
    struct Entry {
        var index: UInt64
        var name: String
        var size: Int
        var packedSize: Int
        var isEncrypted: Bool
    }

    /// The name of the archive, for messages.
    let name: String
    /// The files in the archive, in order.
    let entries: [Entry]
    private let archive: OpaquePointer
    /// The maximum number of entries. No export has more.
    private static let mostEntries = 10_000

    /// Opens an archive and reads its directory.
    init(_ input: InputFile) throws {
        name = input.name
        let descriptor = try input.reopened()
        var code: Int32 = 0
        guard let archive = zip_fdopen(descriptor, 0, &code) else {
            close(descriptor)
            throw ImportError(
                .unreadableFile, file: input.name, "is damaged: its zip directory cannot be read")
        }
        self.archive = archive
        let count = zip_get_num_entries(archive, 0)
        guard count <= Self.mostEntries else {
            zip_discard(archive)
            throw ImportError(
                .fileTooLarge, file: input.name, "has more than \(Self.mostEntries) entries; unpack it first")
        }
        entries = (0..<UInt64(max(0, count))).compactMap { index in
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else { return nil }
            return Entry(
                index: index, name: String(cString: name), size: Int(clamping: status.size),
                packedSize: Int(clamping: status.comp_size),
                isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE))
        }
    }

    deinit { zip_discard(archive) }

    /// Returns the entry with a name.
    func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

    /// Returns the decompressed bytes of an entry.
    func stream(_ entry: Entry) throws -> ZipEntryStream {
        guard !entry.isEncrypted else {
            throw ImportError(.unreadableFile, file: name, "is encrypted; unpack it first")
        }
        try UnpackedSize.check(entry.size, packed: entry.packedSize, name: name)
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw ImportError(
                .unreadableFile, file: name, "is damaged: \(Quoted.text(entry.name)) cannot be decompressed")
        }
        return ZipEntryStream(file, entry: entry, archive: self)
    }

    /// Returns all bytes of an entry, up to a limit.
    func contents(_ entry: Entry, limit: Int) throws -> [UInt8] {
        guard entry.size <= limit else {
            throw ImportError(
                .fileTooLarge, file: name,
                "\(Quoted.text(entry.name)) decompresses to more than \(limit) bytes")
        }
        let stream = try stream(entry)
        var contents: [UInt8] = []
        while true {
            let bytes = try stream.read(1 << 18)
            if bytes.isEmpty { return contents }
            contents += bytes
        }
    }
}

/// The decompressed bytes of one entry.
final class ZipEntryStream: ByteStream {
    private let file: OpaquePointer
    private let entry: ZipArchive.Entry
    /// Keeps the archive open while the entry is read.
    private let archive: ZipArchive
    private(set) var position = 0

    init(_ file: OpaquePointer, entry: ZipArchive.Entry, archive: ZipArchive) {
        self.file = file
        self.entry = entry
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    func read(_ count: Int) throws -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
            let result = zip_fread(file, buffer.baseAddress, UInt64(count))
            failed = result < 0
            received = max(0, Int(result))
        }
        position += bytes.count
        guard !failed, position <= entry.size else {
            throw ImportError(
                .unreadableFile, file: archive.name,
                "is damaged: \(Quoted.text(entry.name)) cannot be decompressed after byte \(position)")
        }
        return bytes
    }
}
