package import CreativeModel
package import Foundation
internal import StageCore

/// An ad to classify.
struct PlannedAd: Sendable {
    /// Its index in the input.
    var index: Int
    var input: AdInput
    var source: CreativeClassification.Source
}

extension AdBatch {
    /// Decides for each ad whether it is reused, skipped or classified. Reused and skipped ads are recorded.
    func plan(
        _ ads: [Creative], brand: String?, in store: some ClassificationStore, noting progress: BatchProgress,
        context: RunContext
    ) async throws -> [PlannedAd] {
        let fresh = FreshFindings(staleAfter: options.staleAfter, now: now())
        let inputs = ads.map { AdInput($0, brand: brand) }
        let kept =
            options.force ? [:] : try await fresh.classifications(of: inputs, by: classifier, in: store)
        let readBefore = try await videosReadBefore(zip(ads, inputs), fresh: fresh, in: store)
        var planned: [PlannedAd] = []
        var room = Room(ads: options.maxNew, videos: options.maxVideo)
        var seen: Set<CreativeKey> = []
        for (index, ad) in ads.enumerated() {
            try context.checkpoint(
                ProgressEvent(stage: "Looking for known ads", completed: index, total: ads.count))
            guard seen.insert(ad.key).inserted else {
                progress.note(.skipped(.repeated), at: index)
                continue
            }
            var next = PlannedAd(index: index, input: inputs[index], source: .imageAndCopy)
            if ad.hasAssetText { next.source = .existingAnalysis }
            let isVideo = next.isUnreadVideo
            let file = isVideo ? ad.videoFile : nil
            if file == nil, let known = kept[classifier.key(for: next.input)] {
                progress.note(.reused(known), at: index)
                continue
            }
            let hasText = next.input.isReadable
            let refusal =
                isVideo && file == nil && !hasText
                ? .noVideoFile : room.refusal(isVideo: file != nil, options)
            if let file, refusal == nil || readBefore.contains(ad.key) {
                let known = try await read(file, into: &next, fresh: fresh, in: store)
                switch known {
                case .success(let known?):
                    progress.note(.reused(known), at: index)
                    continue
                case .failure(let problem) where refusal == nil:
                    progress.note(.failed("the video: \(problem)"), at: index)
                    progress.noteFailure("the video: \(problem)", isCall: false)
                    room.take(isVideo: true)
                    continue
                default: break
                }
            }
            if let refusal {
                progress.note(.skipped(refusal), at: index)
            } else if assetReader != nil, next.isUnreadVideo, !hasText {
                progress.note(.skipped(.unreadableVideo), at: index)
            } else if !next.input.isReadable {
                progress.note(.skipped(.nothingToRead), at: index)
            } else {
                planned.append(next)
                room.take(isVideo: assetReader == nil ? file != nil : next.source == .video)
            }
        }
        return planned
    }

    /// The number of ads that may still be classified.
    private struct Room {
        var ads: Int
        var videos: Int

        func refusal(isVideo: Bool, _ options: Options) -> SkipReason? {
            if ads < 1 { return .overLimit(options.maxNew) }
            return isVideo && videos < 1 ? .noVideoBudget(options.maxVideo) : nil
        }

        mutating func take(isVideo: Bool) {
            ads -= 1
            if isVideo { videos -= 1 }
        }
    }

    private struct ReadingProblem: Error, CustomStringConvertible {
        var description: String
    }

    /// Reads a video, and looks up findings about its text.
    private func read(
        _ file: URL, into ad: inout PlannedAd, fresh: FreshFindings, in store: some ClassificationStore
    ) async throws -> Result<CreativeClassification?, ReadingProblem> {
        do {
            try await ad.read(file, with: assetReader)
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failure(ReadingProblem(description: Self.line(error)))
        }
        guard !options.force else { return .success(nil) }
        return .success(
            try await fresh.classifications(of: [ad.input], by: classifier, in: store).values.first)
    }

    /// Returns the videos with fresh findings, which are worth reading even if no new one may be classified.
    private func videosReadBefore(
        _ ads: Zip2Sequence<[Creative], [AdInput]>, fresh: FreshFindings, in store: some ClassificationStore
    ) async throws -> Set<CreativeKey> {
        guard !options.force else { return [] }
        let videos = ads.filter { ad, input in input.format == .video && !ad.hasAssetText }.map(\.0.key)
        guard !videos.isEmpty else { return [] }
        let kept = try await store.classifications(of: videos)
        let usable = kept.filter { classification in
            let key = classification.key
            return fresh.isFresh(classification.classifiedAt) && key.model == classifier.identifier
                && key.promptVersion == classifier.promptVersion
                && key.schemaVersion == classifier.schemaVersion
        }
        return Set(usable.map(\.key.creative))
    }
}

extension PlannedAd {
    /// Whether it is a video without known text.
    var isUnreadVideo: Bool { input.format == .video && source == .imageAndCopy }

    /// Adds the text of a video.
    mutating func read(_ file: URL, with reader: (any AssetReader)?) async throws {
        guard let text = try await reader?.text(of: file), text.contains(where: { !$0.isWhitespace }) else {
            return
        }
        input.assetText = text
        source = .video
    }
}

extension Creative {
    /// Whether the text of its asset is known already.
    fileprivate var hasAssetText: Bool { assetText?.contains { !$0.isWhitespace } ?? false }

    /// The file of its asset, if it exists and is readable.
    fileprivate var videoFile: URL? {
        guard let assetPath else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: assetPath, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isReadableFile(atPath: assetPath)
        else { return nil }
        return URL(fileURLWithPath: assetPath)
    }
}

/// Looks up fresh findings without calling a classifier.
///
/// ```swift
/// let reuse = FreshFindings(staleAfter: .seconds(7 * 86_400), now: Date())
/// let fresh = try await reuse.classifications(of: inputs, by: classifier, in: store)
/// ```
package struct FreshFindings: Sendable {
    /// The maximum age of findings. They are still fresh at exactly this age.
    var staleAfter: Duration
    /// The reference time for ages.
    var now: Date

    /// The maximum time that findings may be dated in the future, since the clocks of machines differ by less than a day. A
    /// later date is wrong, so the age is unknown.
    static let futureTolerance = Duration.seconds(86_400)

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - staleAfter: The maximum age of findings; the default is 30 days.
    ///   - now: The reference time for ages.
    package init(staleAfter: Duration = .seconds(30 * 86_400), now: Date) {
        self.staleAfter = staleAfter
        self.now = now
    }

    /// Returns whether findings of a given date may still be used.
    ///
    /// - Parameter date: The date of the findings.
    package func isFresh(_ date: Date) -> Bool {
        let age = now.timeIntervalSince(date)
        return age <= staleAfter / .seconds(1) && age >= -(Self.futureTolerance / .seconds(1))
    }

    /// Returns the fresh findings about some ads, by key, without ads that have none.
    ///
    /// - Parameters:
    ///   - ads: The inputs of the classifier.
    ///   - classifier: The classifier, with the versions, whose findings are looked up; it is not called.
    ///   - store: The store of the findings.
    /// - Throws: Errors of the store.
    /// - Complexity: O(length of the ads' texts), and one call of the store.
    func classifications(
        of ads: [AdInput], by classifier: any AdClassifier, in store: some ClassificationStore
    ) async throws -> [CreativeClassification.Key: CreativeClassification] {
        guard !ads.isEmpty else { return [:] }
        let kept = try await store.classifications(ads.map { classifier.key(for: $0) })
        return Dictionary(kept.filter { isFresh($0.classifiedAt) }.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Returns the fresh findings about some ads, by creative, without ads that have none. Of a repeated creative, the first
    /// with findings is used.
    ///
    /// - Parameters:
    ///   - ads: The inputs of the classifier.
    ///   - classifier: The classifier, with the versions, whose findings are looked up; it is not called.
    ///   - store: The store of the findings.
    /// - Throws: Errors of the store.
    package func byCreative(
        _ ads: [AdInput], by classifier: any AdClassifier, in store: some ClassificationStore
    ) async throws -> [CreativeKey: CreativeClassification] {
        let known = try await classifications(of: ads, by: classifier, in: store)
        let found = ads.compactMap { known[classifier.key(for: $0)] }
        return Dictionary(found.map { ($0.key.creative, $0) }) { first, _ in first }
    }
}
