import CreativeModel
import Foundation
import RuleClustering
import StageCore

/// Helpers that build creatives.
func creative(
    _ id: String, url: String? = nil, advertiser: String? = nil, seat: String = CreativeKey.defaultSeat,
    starts: String? = nil, ends: String? = nil, created: String? = nil, hash: String? = nil
) -> Creative {
    var creative = Creative(key: CreativeKey(seat: seat, id: id))
    creative.landingURL = url
    creative.advertiser = advertiser
    creative.startsAt = starts.map(instant)
    creative.endsAt = ends.map(instant)
    creative.createdAt = created.map(instant)
    creative.fileHash = hash
    return creative
}

/// The instant of `2025-01-31` or `2025-01-31T12:00:00Z`.
func instant(_ text: String) -> Date {
    let full = text.contains("T") ? text : text + "T00:00:00Z"
    guard let date = try? Date(full, strategy: .iso8601) else { preconditionFailure("\(text) is no date") }
    return date
}

func snapshot(_ creatives: [Creative]) -> StoreSnapshot {
    StoreSnapshot(creatives: creatives.sorted { $0.key < $1.key })
}

/// Random creatives of a few owners, pages and dates, messy on purpose.
///
/// - Parameter files: The names of their files; they have no files if empty.
func randomCreatives(seed: UInt64, count: Int, files: [String?] = []) -> [Creative] {
    var generator = SeededGenerator(seed: seed)
    let urls: [String?] = [
        nil, "", "https://shop.example.com/a", "https://shop.example.com/b",
        "https://shop.example.com/summer-sale",
        "https://other.example.org/?utm_campaign=x", "https://third.example.net/?utm_campaign=x",
        "https://play.google.com/store/apps/details?id=com.nova.run",
        "https://apps.apple.com/us/app/nova-run/id12345678",
        "%%CLICK_URL%%", "https://bit.ly/abc", "snapchat://x",
    ]
    return (0..<count).map { number in
        var creative = Creative(key: CreativeKey(seat: generator.chance(0.8) ? "a" : "b", id: "\(number)"))
        creative.landingURL = generator.element(of: urls) ?? nil
        creative.advertiser = generator.element(of: [nil, "Nova", "NOVA ", "Other", "  "]) ?? nil
        if generator.chance(0.7) {
            let start = Double(generator.uniform(in: 0...40)) * 86_400 + 1.7e9
            if generator.chance(0.5) {
                creative.startsAt = Date(timeIntervalSince1970: start)
                if generator.chance(0.6) { creative.endsAt = Date(timeIntervalSince1970: start + 86_400 * 5) }
            } else {
                creative.createdAt = Date(timeIntervalSince1970: start)
            }
        }
        if generator.chance(0.2) { creative.fileHash = "hash\(generator.uniform(in: 0...5))" }
        if let file = generator.element(of: files) ?? nil { creative.fileName = "\(file)_\(number).png" }
        return creative
    }
}
