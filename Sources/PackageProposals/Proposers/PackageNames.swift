internal import CreativeModel

/// Names that are given once only, whatever their case.
struct PackageNames {
    private var taken: Set<String> = []

    /// The name, or where it is taken the name with what tells this package from others: an audience, a platform, a publisher, or else a
    /// number.
    mutating func unique(_ name: String, facts: PackageFacts) -> String {
        let marks = [
            facts.taxonomy.tier1, facts.audiences.first, facts.formats.first, facts.publishers.first,
            facts.ssps.first,
        ]
        let words = name.lowercased()
        for mark in [""] + marks.compactMap({ $0?.shown(to: NameText.limit / 3) })
        where !words.contains(mark.lowercased()) || mark.isEmpty {
            let candidate = mark.isEmpty ? name : NameText.cut(name, appending: " – \(mark)")
            if take(candidate) { return candidate }
        }
        var number = 2
        while true {
            let candidate = NameText.cut(name, appending: " \(number)")
            if take(candidate) { return candidate }
            number += 1
        }
    }

    private mutating func take(_ name: String) -> Bool { taken.insert(name.lowercased()).inserted }
}
