public import Foundation
internal import StageCore

/// The folder with the pictures of creatives, the only files that the dashboard serves.
///
/// A creative's file is served if it is in the folder: the file that its path leads to, after all links, must be below the
/// folder that its own path leads to. The type follows from the first bytes of the file, never from its name, so that a
/// page or a script in the folder is not served.
public struct PictureFolder: Sendable {
    /// The absolute path of the folder after all links, ending with `/`.
    private let root: String

    /// The size in bytes above which a picture is not served.
    static let largestPicture = 16 << 20

    /// Creates a folder.
    ///
    /// - Throws: ``ServerError`` with code `invalidOption` if the path is not a folder that can be read.
    public init(_ folder: URL) throws {
        guard let path = Self.resolved(folder.path), Self.isFolder(path) else {
            throw ServerError(
                .invalidOption,
                "\(quoted(folder.path, limit: 200)) is not a folder, expected one with pictures")
        }
        root = path.hasSuffix("/") ? path : path + "/"
    }

    /// Returns whether the folder has a picture of a creative.
    func hasPicture(of creative: Creative) -> Bool {
        guard let path = path(of: creative) else { return false }
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)).flatMap { $0.flatMap(Self.mediaType(of:)) } != nil
    }

    /// Returns the picture of a creative with its type, or `nil` if there is none.
    func picture(of creative: Creative) -> (type: String, data: Data)? {
        guard let path = path(of: creative), let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        // The file that is open is the one that is checked: a link that changes meanwhile cannot lead elsewhere.
        guard let opened = Self.resolved("/proc/self/fd/\(file.fileDescriptor)"), opened.hasPrefix(root),
            let data = try? file.read(upToCount: Self.largestPicture + 1), data.count <= Self.largestPicture,
            let type = Self.mediaType(of: data)
        else { return nil }
        return (type, data)
    }

    /// Returns the path of a creative's file after all links if it is a regular file in the folder.
    private func path(of creative: Creative) -> String? {
        for name in [creative.assetPath, creative.fileName] {
            guard let name, !name.isEmpty, !name.utf8.contains(0), name.utf8.count < 4_096 else { continue }
            let path = name.hasPrefix("/") ? name : root + name
            guard let resolved = Self.resolved(path), resolved.hasPrefix(root), Self.isRegularFile(resolved)
            else {
                continue
            }
            return resolved
        }
        return nil
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func isRegularFile(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeRegular
    }

    /// Returns the type of a picture by its signature. SVG is a document that can run scripts, and is not among them.
    static func mediaType(of data: Data) -> String? {
        let bytes = [UInt8](data.prefix(16))
        func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + signature.count
                && bytes[offset..<(offset + signature.count)].elementsEqual(signature)
        }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if begins([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) { return "image/gif" }
        if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) { return "image/webp" }
        if begins(Array("ftypavif".utf8), at: 4) { return "image/avif" }
        return nil
    }
}
