internal import CreativeModel
internal import Foundation

/// An ad on its way into the tables; empty texts are missing ones.
struct AdDraft: Sendable {
    /// The number among all brands.
    let brand: Int
    let level: AwarenessLevel
    let format: CreativeFormat
    /// The page's level, where its text is known.
    var landingLevel: AwarenessLevel?
    var angle = ""
    var hook = ""

    var id = ""
    var name = ""
    var headline = ""
    var text = ""
    var callToAction = ""
    var assetText = ""
    var landingURL = ""
    var landingText = ""
    /// Without a signature.
    var assetAddress = ""
    var assetPath = ""
    var fileName = ""
    var status = CreativeStatus.active
    var createdSecond = 0
    /// The days with performance, as ``Day/number``; empty without delivery.
    var days = 0..<0

    var advertiser: String { AdVertical.brands[brand].name }

    func row(assetURL: String) -> [String] {
        [
            id, name, advertiser, headline, text, callToAction, assetText, landingURL, landingText, assetURL,
            assetPath,
            fileName, format.rawValue, status.rawValue, Timestamp.text(createdSecond, shape: 1),
        ]
    }

    func creative(assetURL: String) -> Creative {
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        var creative = Creative(key: CreativeKey(id: id))
        creative.name = known(name)
        creative.advertiser = known(advertiser)
        creative.headline = known(headline)
        creative.text = known(text)
        creative.callToAction = known(callToAction)
        creative.assetText = known(assetText)
        creative.landingURL = known(landingURL)
        creative.landingText = known(landingText)
        creative.assetURL = known(assetURL)
        creative.assetPath = known(assetPath)
        creative.fileName = known(fileName)
        creative.format = format
        creative.status = status
        creative.createdAt = Date(timeIntervalSince1970: Double(createdSecond))
        return creative
    }

    var truthRow: [String] {
        [id, level.name, level.name, landingLevel?.name ?? "", angle, hook, format.rawValue]
    }
}
