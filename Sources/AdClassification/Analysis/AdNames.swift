internal import CreativeModel
internal import StageCore

/// What ads are called in sentences, so that nobody takes one for another.
struct AdNames {
    private var ofName: [String: Int] = [:]
    private var ofID: [String: Int] = [:]

    /// - Complexity: O(n) in the ads.
    init(_ ads: [AdPerformance]) {
        for ad in ads {
            ofName[ad.name, default: 0] += 1
            ofID[ad.creative.id, default: 0] += 1
        }
    }

    /// `“Spring sale”`, with the id where other ads have that name, and the seat where the id is that of several.
    func name(_ ad: AdPerformance) -> String {
        let name = quoted(ad.name, limit: 40)
        guard ofName[ad.name, default: 0] > 1 else { return name }
        var parts = ad.name == ad.creative.id ? [] : ["id \(quoted(ad.creative.id, limit: 40))"]
        if ofID[ad.creative.id, default: 0] > 1 {
            parts.append("seat \(quoted(ad.creative.seat, limit: 40))")
        }
        return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
    }
}
