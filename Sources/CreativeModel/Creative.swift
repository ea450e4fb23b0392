public import Foundation

/// One ad creative as its source describes it.
///
/// Everything but the key may be missing. Text is **untrusted**: it is kept as the source gave it, and
/// escaped wherever it is shown and delimited wherever it is sent.
public struct Creative: Hashable, Sendable, Codable, Identifiable {
    /// Seat and id.
    public var key: CreativeKey
    /// The id by which the buyer's own systems know it.
    public var buyerCreativeID: String?
    /// What people call it.
    public var name: String?
    /// What it says: its copy.
    public var text: String?
    /// The line that stands out.
    public var headline: String?
    /// The words of its button: `Shop now`.
    public var callToAction: String?
    /// What is said or written in its asset, as an earlier analysis found it: a video's transcript, a picture's text.
    public var assetText: String?
    /// The text of its landing page.
    public var landingText: String?
    /// Whether it runs, as its source said last.
    public var status: CreativeStatus?
    /// Who pays: the advertiser.
    public var advertiser: String?
    /// Who books: the agency or organisation.
    public var agency: String?
    /// The landing page as given: it may hold macros, trackers, a deep link or several URLs.
    public var landingURL: String?
    /// The domain that the source detected, used where ``landingURL`` gives none.
    public var declaredDomain: String?
    /// Where the asset lies.
    public var assetURL: String?
    /// The path of the asset's file on this machine, for what looks at pictures.
    public var assetPath: String?
    /// The asset's file name.
    public var fileName: String?
    /// A hash of the asset, in whatever form the source uses. Empty hashes are `nil`.
    public var fileHash: String?
    /// Width and height in pixels.
    public var size: CreativeSize?
    /// Image, video, HTML5 and so on.
    public var format: CreativeFormat?
    /// The country that it is targeted at, where the source says so.
    public var country: String?
    /// When it was made or first seen by the source.
    public var createdAt: Date?
    /// When it starts to run.
    public var startsAt: Date?
    /// When it stops running; `nil` where open or unknown.
    public var endsAt: Date?

    /// Makes a creative of which only the key is known.
    public init(key: CreativeKey) {
        self.key = key
    }

    /// The key, for `Identifiable`.
    public var id: CreativeKey { key }

    /// When it entered the world as far as known: its start, else its creation.
    public var launchedAt: Date? { startsAt ?? createdAt }

    /// Takes over every value that a later description of the same creative knows; what that one
    /// leaves out stays.
    ///
    /// - Precondition: Both have the same key.
    public mutating func update(with later: Creative) {
        precondition(key == later.key, "only descriptions of one creative can be joined")
        buyerCreativeID = later.buyerCreativeID ?? buyerCreativeID
        name = later.name ?? name
        text = later.text ?? text
        headline = later.headline ?? headline
        callToAction = later.callToAction ?? callToAction
        assetText = later.assetText ?? assetText
        landingText = later.landingText ?? landingText
        status = later.status ?? status
        advertiser = later.advertiser ?? advertiser
        agency = later.agency ?? agency
        landingURL = later.landingURL ?? landingURL
        declaredDomain = later.declaredDomain ?? declaredDomain
        assetURL = later.assetURL ?? assetURL
        assetPath = later.assetPath ?? assetPath
        fileName = later.fileName ?? fileName
        fileHash = later.fileHash ?? fileHash
        size = later.size ?? size
        format = later.format ?? format
        country = later.country ?? country
        createdAt = later.createdAt ?? createdAt
        startsAt = later.startsAt ?? startsAt
        endsAt = later.endsAt ?? endsAt
    }
}
