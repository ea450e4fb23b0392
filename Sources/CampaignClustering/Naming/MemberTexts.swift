internal import RuleClustering
internal import Synchronization

/// What the members of a draft say in words, read when it is first asked for: only campaigns that their links do not tell apart need it,
/// and those need it several times.
///
/// Of a large draft an even sample is read: a word counts for a campaign where a fifth of its members or more have it, which
/// ``sampleSize`` of them show as well as all.
final class MemberTexts: Sendable {
    /// The most members that are read: 100.
    static let sampleSize = 100

    private let sample: [CreativeSignals]
    private let brand: BrandWords
    private let known: Set<String>
    private let texts = Mutex<[String]?>(nil)
    private let linkTexts = Mutex<[String]?>(nil)

    /// - Parameter known: Words, folded, that are known not to be codes.
    init(_ members: [CreativeSignals], brand: BrandWords, known: Set<String>) {
        let count = min(members.count, Self.sampleSize)
        sample = (0..<count).map { members[$0 * members.count / count] }
        self.brand = brand
        self.known = known
    }

    /// For each member of the sample: headline, name, copy, file, path.
    var all: [String] {
        texts.withLock { known in
            if let known { return known }
            let read = self.read()
            known = read
            return read
        }
    }

    /// For each member of the sample, the words of its link's parameters.
    var ofLinks: [String] {
        linkTexts.withLock { known in
            if let known { return known }
            let read = sample.map { MemberWords.linkText(of: $0, brand: brand, known: self.known) }
            known = read
            return read
        }
    }

    private func read() -> [String] {
        // Most members of a campaign lead to one page.
        var paths: [[String]: [String]] = [:]
        return sample.map { member in
            let segments = member.page?.segments ?? []
            let path =
                paths[segments] ?? DraftFacets.segments(of: member, known: known).map(\.text)
            paths[segments] = path
            return MemberWords.text(of: member, path: path, brand: brand, known: known)
        }
    }
}
