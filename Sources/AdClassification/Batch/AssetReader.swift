internal import CreativeModel
public import Foundation
internal import StageCore

/// The role of what reads the words of a video.
///
/// ## Implementation guidance
///
/// A batch reads videos until it has as many with words as it may classify anew, and those of which it may reuse earlier findings: what
/// takes long to read, or to be found without words, should be kept by the reader.
public protocol AssetReader: Sendable {
    /// What reads, for records: `subtitles`.
    var identifier: String { get }

    /// What is said or written in a video. Untrusted. `nil` or empty where nothing could be read: a batch leaves the video out then, and
    /// it does not count against ``AdBatch/Options/maxVideo``.
    ///
    /// - Parameter video: The video's file.
    /// - Throws: Whatever keeps it from reading; that ad has failed then.
    func text(of video: URL) async throws -> String?
}

/// Reads what lies beside a video under its name: `NAME.vtt`, else `NAME.srt`, else `NAME.txt`.
///
/// Of WebVTT (W3C) and SubRip, numbers, times, notes, styles and tags are left out, and lines that only repeat the one before, as rolling
/// captions do.
///
/// Paths come from exports that others wrote, and what is read may go to a provider of models. So that a path to `notes.txt` does not
/// hand out notes, only files beside a file with the extension of a video are read (`CreativeFormat(fileExtension:)`), never the asset
/// itself, and only regular ones: no folders, devices, pipes or symbolic links.
public struct SubtitleReader: AssetReader {
    /// `subtitles`.
    public let identifier = "subtitles"

    /// How large a file may be, in bytes: 1 MB.
    package static let largestFile = 1_048_576

    /// Makes a reader.
    public init() {}

    /// The words beside a video; `nil` where no such file is, and beside what has not the extension of a video.
    ///
    /// - Parameter video: The video's file, which itself is not opened.
    /// - Throws: ``ClassificationError`` with `unreadableAsset` where the file is larger than 1 MB or cannot be read.
    public func text(of video: URL) throws -> String? {
        guard CreativeFormat(fileExtension: video.pathExtension) == .video else { return nil }
        let base = video.deletingPathExtension()
        for kind in ["vtt", "srt", "txt"] {
            let url = base.appendingPathExtension(kind)
            // The attributes are those of the link itself, not of what it leads to.
            let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
            let text = try Self.contents(of: url)
            return kind == "txt" ? text : Self.words(of: text)
        }
        return nil
    }

    private static func contents(of url: URL) throws -> String {
        let name = quoted(url.lastPathComponent, limit: 80)
        guard let file = try? FileHandle(forReadingFrom: url) else {
            throw ClassificationError(.unreadableAsset, "\(name) cannot be read, expected a text file")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: largestFile + 1) else { return "" }
        guard data.count <= largestFile else {
            throw ClassificationError(
                .unreadableAsset, "\(name) is larger than \(largestFile) bytes, expected at most that")
        }
        let text = String(decoding: data, as: UTF8.self)
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    /// The words of subtitles of either kind.
    static func words(of subtitles: String) -> String {
        var lines: [String] = []
        for block in blocks(of: subtitles) {
            // Headers, notes and styles have no times; what stands before the times names the block.
            guard let times = block.firstIndex(where: { $0.contains("-->") }) else { continue }
            for line in block[(times + 1)...] {
                let text = withoutTags(line)
                if !text.isEmpty, text != lines.last { lines.append(text) }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The lines between empty lines.
    private static func blocks(of text: String) -> [[Substring]] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .split { line in line.allSatisfy(\.isWhitespace) }.map(Array.init)
    }

    private static func withoutTags(_ line: Substring) -> String {
        var kept = ""
        var tag: Character?
        for character in line {
            switch (tag, character) {
            case (nil, "<"): tag = ">"
            case (nil, "{"): tag = "}"
            case (nil, _): kept.append(character)
            case (let end?, character) where end == character: tag = nil
            default: break
            }
        }
        let words = kept.replacing("&nbsp;", with: " ").replacing("&lt;", with: "<").replacing(
            "&gt;", with: ">"
        )
        .replacing("&amp;", with: "&")
        return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
