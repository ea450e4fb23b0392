internal import RuleClustering
internal import Synchronization

/// The words of a draft's members, read on first use. Only campaigns that their links do not
/// distinguish need them, and those need them several times.
///
/// An even sample of a large draft is read. A word counts for a campaign if at least a fifth of its
/// members have it, which ``sampleSize`` members show as well as all.
final class MemberTexts: Sendable {
    /// The maximum number of members read: 100.
    static let sampleSize = 100

    private let sample: [CreativeSignals]
    private let brand: BrandWords
    private let known: Set<String>
    private let texts = Mutex<[String]?>(nil)
    private let linkTexts = Mutex<[String]?>(nil)

    /// - Parameter known: The folded words known not to be codes.
    init(_ members: [CreativeSignals], brand: BrandWords, known: Set<String>) {
        let count = min(members.count, Self.sampleSize)
        sample = (0..<count).map { members[$0 * members.count / count] }
        self.brand = brand
        self.known = known
    }

    /// The headline, name, copy, file and path of each member of the sample.
    var all: [String] {
        texts.withLock { known in
            if let known { return known }
            let read = self.read()
            known = read
            return read
        }
    }

    /// The words of the link parameters of each member of the sample.
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
