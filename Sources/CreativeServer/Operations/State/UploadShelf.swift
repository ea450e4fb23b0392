internal import Foundation

/// An uploaded file that waits to be imported.
struct ShelvedUpload: Sendable {
    var id: String
    /// The name for people; untrusted.
    var name: String
    var byteCount: Int
    /// The file on this machine.
    var url: URL
    /// The seats of the caller that sent it; `nil` for all.
    var seats: Set<String>?
}

/// The latest uploads, in a folder of their own that only this user can read.
actor UploadShelf {
    private var uploads: [ShelvedUpload] = []
    private var folder: URL?

    /// The maximum number of files. The oldest one makes room.
    static let capacity = 16
    /// The maximum total size in bytes.
    static let byteCapacity = 4 << 30

    /// Moves or copies a file to the shelf.
    ///
    /// - Throws: ``ServerError`` with `bodyTooLarge`, or an error of the file system.
    func keep(_ upload: Upload, seats: Set<String>?) throws -> ShelvedUpload {
        let count = upload.body.byteCount
        guard count <= Self.byteCapacity else { throw HTTPRequest.tooLarge(Self.byteCapacity) }
        while let oldest = uploads.first,
            uploads.count >= Self.capacity
                || count + uploads.reduce(0, { $0 + $1.byteCount }) > Self.byteCapacity
        { remove(oldest.id) }
        let id = RandomID.make()
        let own = try home().appendingPathComponent(id)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: false)
        let kept = ShelvedUpload(
            id: id, name: upload.name, byteCount: count,
            url: own.appendingPathComponent(Self.safeName(upload.name)), seats: seats)
        do {
            switch upload.body {
            case .empty: try Data().write(to: kept.url)
            case .bytes(let data): try data.write(to: kept.url)
            case .file(let url, _): try FileManager.default.copyItem(at: url, to: kept.url)
            }
        } catch {
            try? FileManager.default.removeItem(at: own)
            throw error
        }
        uploads.append(kept)
        return kept
    }

    /// Returns an upload.
    func upload(_ id: String) -> ShelvedUpload? { uploads.first { $0.id == id } }

    /// Removes an upload with its file.
    func remove(_ id: String) {
        guard let index = uploads.firstIndex(where: { $0.id == id }) else { return }
        try? FileManager.default.removeItem(at: uploads.remove(at: index).url.deletingLastPathComponent())
    }

    /// Removes all files.
    func removeAll() {
        uploads = []
        if let folder { try? FileManager.default.removeItem(at: folder) }
        folder = nil
    }

    deinit { if let folder { try? FileManager.default.removeItem(at: folder) } }

    private func home() throws -> URL {
        if let folder { return folder }
        let new = FileManager.default.temporaryDirectory.appendingPathComponent(
            "creatives-uploads-\(RandomID.make())")
        try FileManager.default.createDirectory(
            at: new, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        folder = new
        return new
    }

    /// Returns a name that is safe in any folder.
    private static func safeName(_ name: String) -> String {
        let letters = name.unicodeScalars.suffix(80).map { scalar in
            let isSafe =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
            return isSafe || scalar == "." ? Character(scalar) : "_"
        }
        let safe = String(letters.drop { $0 == "." })
        return safe.isEmpty ? "upload" : safe
    }
}

extension HTTPRequestBody {
    /// The size in bytes.
    var byteCount: Int {
        switch self {
        case .empty: 0
        case .bytes(let data): data.count
        case .file(_, let count): count
        }
    }
}
