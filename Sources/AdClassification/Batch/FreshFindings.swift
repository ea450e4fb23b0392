package import CreativeModel
package import Foundation

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
