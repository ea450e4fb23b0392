internal import CreativeModel
public import Foundation
internal import StageCore

/// A reader of the text in videos.
///
/// ## Implementation guidance
///
/// A batch reads videos until it has as many with text as it may classify, and all those with reusable findings. Cache
/// results that take long to read, including the result that there is no text.
public protocol AssetReader: Sendable {
    /// The identity of the reader, for records: `subtitles`.
    var identifier: String { get }

    /// Returns the spoken or written text of a video; untrusted. If it is `nil` or empty, a batch skips the video, and it
    /// does not count against ``AdBatch/Options/maxVideo``.
    ///
    /// - Parameter video: The file of the video.
    /// - Throws: Any error that prevents reading. The ad counts as failed then.
    func text(of video: URL) async throws -> String?
}

/// Reads the file beside a video with the same base name: `NAME.vtt`, else `NAME.srt`, else `NAME.txt`.
///
/// Numbers, times, notes, styles and tags of WebVTT (W3C) and SubRip are removed, and so are lines that only repeat the
/// previous one, as in rolling captions.
///
/// Paths come from exports by others, and the text may be sent to a provider of models. So that a path to `notes.txt` does
/// not disclose notes, only files beside a file with a video's extension are read (`CreativeFormat(fileExtension:)`), never
/// the asset itself, and only regular files: no folders, devices, pipes or symbolic links.
public struct SubtitleReader: AssetReader {
    /// `subtitles`.
    public let identifier = "subtitles"

    /// The maximum size of a file, in bytes: 1 MB.
    package static let largestFile = 1_048_576

    /// Creates a reader.
    public init() {}

    /// Returns the text beside a video; `nil` if there is no such file, or if the path does not have a video's extension.
    ///
    /// - Parameter video: The file of the video, which itself is not opened.
    /// - Throws: ``ClassificationError`` with `unreadableAsset` if the file is larger than 1 MB or cannot be read.
    public func text(of video: URL) throws -> String? {
        guard CreativeFormat(fileExtension: video.pathExtension) == .video else { return nil }
        let base = video.deletingPathExtension()
        for kind in ["vtt", "srt", "txt"] {
            let url = base.appendingPathExtension(kind)
            // These are the attributes of the link itself, not of its target.
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

    /// Returns the words of subtitles of either format.
    static func words(of subtitles: String) -> String {
        var lines: [String] = []
        for block in blocks(of: subtitles) {
            // Headers, notes and styles have no times; lines before the times name the block.
            guard let times = block.firstIndex(where: { $0.contains("-->") }) else { continue }
            for line in block[(times + 1)...] {
                let text = withoutTags(line)
                if !text.isEmpty, text != lines.last { lines.append(text) }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Returns the lines between empty lines.
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
