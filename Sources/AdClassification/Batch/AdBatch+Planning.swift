package import CreativeModel
package import Foundation
internal import StageCore

/// An ad that is to be classified.
struct PlannedAd: Sendable {
    /// Where it stands in the input.
    var place: Int
    var input: AdInput
    var source: CreativeClassification.Source
}

extension AdBatch {
    /// Decides about each ad: what is reused, what is left out, and what is to be classified. The first two are noted.
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
        for (place, ad) in ads.enumerated() {
            try context.checkpoint(
                ProgressEvent(stage: "Looking for known ads", completed: place, total: ads.count))
            guard seen.insert(ad.key).inserted else {
                progress.note(.skipped(.repeated), at: place)
                continue
            }
            var next = PlannedAd(place: place, input: inputs[place], source: .imageAndCopy)
            if ad.hasAssetText { next.source = .existingAnalysis }
            let isVideo = next.isUnreadVideo
            let file = isVideo ? ad.videoFile : nil
            if file == nil, let known = kept[classifier.key(for: next.input)] {
                progress.note(.reused(known), at: place)
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
                    progress.note(.reused(known), at: place)
                    continue
                case .failure(let problem) where refusal == nil:
                    progress.note(.failed("the video: \(problem)"), at: place)
                    progress.noteFailure("the video: \(problem)", isCall: false)
                    room.take(isVideo: true)
                    continue
                default: break
                }
            }
            if let refusal {
                progress.note(.skipped(refusal), at: place)
            } else if assetReader != nil, next.isUnreadVideo, !hasText {
                progress.note(.skipped(.unreadableVideo), at: place)
            } else if !next.input.isReadable {
                progress.note(.skipped(.nothingToRead), at: place)
            } else {
                planned.append(next)
                room.take(isVideo: assetReader == nil ? file != nil : next.source == .video)
            }
        }
        return planned
    }

    /// How many ads may still be classified anew.
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

    /// Reads a video, and looks for findings about what it says.
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

    /// Videos of which findings are kept and fresh, so that it is worth to read them even where no new one may be classified.
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
    /// Whether it is a video of which no text is known.
    var isUnreadVideo: Bool { input.format == .video && source == .imageAndCopy }

    /// Takes over what a video says.
    mutating func read(_ file: URL, with reader: (any AssetReader)?) async throws {
        guard let text = try await reader?.text(of: file), text.contains(where: { !$0.isWhitespace }) else {
            return
        }
        input.assetText = text
        source = .video
    }
}

extension Creative {
    /// Whether somebody looked at its asset already.
    fileprivate var hasAssetText: Bool { assetText?.contains { !$0.isWhitespace } ?? false }

    /// The file of its asset, where it is there and can be read.
    fileprivate var videoFile: URL? {
        guard let assetPath else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: assetPath, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isReadableFile(atPath: assetPath)
        else { return nil }
        return URL(fileURLWithPath: assetPath)
    }
}

/// Finds what was found before and is still fresh, without asking anyone.
///
/// ```swift
/// let reuse = FreshFindings(staleAfter: .seconds(7 * 86_400), now: Date())
/// let fresh = try await reuse.classifications(of: inputs, by: classifier, in: store)
/// ```
package struct FreshFindings: Sendable {
    /// How old findings may be, at most. They are fresh at exactly this age.
    var staleAfter: Duration
    /// The time against which age is measured.
    var now: Date

    /// How far in the future findings may be dated: clocks of several machines differ, by no more than a day. What is dated later has a
    /// wrong date, and nobody knows how old it is.
    static let futureTolerance = Duration.seconds(86_400)

    /// Makes a search.
    ///
    /// - Parameters:
    ///   - staleAfter: How old findings may be, at most; default 30 days.
    ///   - now: The time against which age is measured.
    package init(staleAfter: Duration = .seconds(30 * 86_400), now: Date) {
        self.staleAfter = staleAfter
        self.now = now
    }

    /// Whether findings of a time may still be used.
    ///
    /// - Parameter date: When they were found.
    package func isFresh(_ date: Date) -> Bool {
        let age = now.timeIntervalSince(date)
        return age <= staleAfter / .seconds(1) && age >= -(Self.futureTolerance / .seconds(1))
    }

    /// The fresh findings about some ads, by key; those without any are left out.
    ///
    /// - Parameters:
    ///   - ads: What the classifier would be shown.
    ///   - classifier: Under whose name and versions findings are looked for; it is asked nothing.
    ///   - store: Where findings are kept.
    /// - Throws: What the store throws.
    /// - Complexity: O(length of the ads' texts), and one call of the store.
    func classifications(
        of ads: [AdInput], by classifier: any AdClassifier, in store: some ClassificationStore
    ) async throws -> [CreativeClassification.Key: CreativeClassification] {
        guard !ads.isEmpty else { return [:] }
        let kept = try await store.classifications(ads.map { classifier.key(for: $0) })
        return Dictionary(kept.filter { isFresh($0.classifiedAt) }.map { ($0.key, $0) }) { first, _ in first }
    }

    /// The fresh findings about some ads, by creative; those without any are left out. Of a creative that is there twice, the first with
    /// findings counts.
    ///
    /// - Parameters:
    ///   - ads: What the classifier would be shown.
    ///   - classifier: Under whose name and versions findings are looked for; it is asked nothing.
    ///   - store: Where findings are kept.
    /// - Throws: What the store throws.
    package func byCreative(
        _ ads: [AdInput], by classifier: any AdClassifier, in store: some ClassificationStore
    ) async throws -> [CreativeKey: CreativeClassification] {
        let known = try await classifications(of: ads, by: classifier, in: store)
        let found = ads.compactMap { known[classifier.key(for: $0)] }
        return Dictionary(found.map { ($0.key.creative, $0) }) { first, _ in first }
    }
}
