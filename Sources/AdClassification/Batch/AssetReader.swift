public import Foundation

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
