public import Foundation

/// One ad creative as described by its source.
///
/// All properties except the key are optional. Text is **untrusted**: it is stored unchanged, escaped wherever it is
/// displayed, and delimited wherever it is sent.
///
/// Copies share their storage until one of them is mutated, and only known values take up memory, so several lists of 2
/// million creatives fit in memory at once.
public struct Creative: Hashable, Sendable, Codable, Identifiable {
    /// The seat and ID.
    public var key: CreativeKey
    /// The ID used by the buyer's own systems.
    public var buyerCreativeID: String? {
        get { self[.buyerCreativeID] }
        set { self[.buyerCreativeID] = newValue }
    }
    /// The display name.
    public var name: String? {
        get { self[.name] }
        set { self[.name] = newValue }
    }
    /// The ad copy.
    public var text: String? {
        get { self[.text] }
        set { self[.text] = newValue }
    }
    /// The headline.
    public var headline: String? {
        get { self[.headline] }
        set { self[.headline] = newValue }
    }
    /// The label of the button, such as `Shop now`.
    public var callToAction: String? {
        get { self[.callToAction] }
        set { self[.callToAction] = newValue }
    }
    /// Text extracted from the asset by an earlier analysis: the transcript of a video, the text of a picture.
    public var assetText: String? {
        get { self[.assetText] }
        set { self[.assetText] = newValue }
    }
    /// The text of its landing page.
    public var landingText: String? {
        get { self[.landingText] }
        set { self[.landingText] = newValue }
    }
    /// The delivery status last reported by the source.
    public var status: CreativeStatus? {
        get { self[.status].map(CreativeStatus.init(rawValue:)) }
        set { self[.status] = newValue?.rawValue }
    }
    /// The advertiser, who pays for the ad.
    public var advertiser: String? {
        get { self[.advertiser] }
        set { self[.advertiser] = newValue }
    }
    /// The agency or organisation that books the ad.
    public var agency: String? {
        get { self[.agency] }
        set { self[.agency] = newValue }
    }
    /// The name of its campaign on the platform that delivers it, as in an export of ads.
    public var platformCampaign: String? {
        get { self[.platformCampaign] }
        set { self[.platformCampaign] = newValue }
    }
    /// The name of its ad set, ad group, ad squad, line item or placement on that platform.
    public var platformAdGroup: String? {
        get { self[.platformAdGroup] }
        set { self[.platformAdGroup] = newValue }
    }
    /// The landing page as given. It may contain macros, trackers, a deep link or several URLs.
    public var landingURL: String? {
        get { self[.landingURL] }
        set { self[.landingURL] = newValue }
    }
    /// The domain detected by the source, used if ``landingURL`` has none.
    public var declaredDomain: String? {
        get { self[.declaredDomain] }
        set { self[.declaredDomain] = newValue }
    }
    /// The URL of the asset.
    public var assetURL: String? {
        get { self[.assetURL] }
        set { self[.assetURL] = newValue }
    }
    /// The path of the asset's file on this machine, for picture analysis.
    public var assetPath: String? {
        get { self[.assetPath] }
        set { self[.assetPath] = newValue }
    }
    /// The asset's file name.
    public var fileName: String? {
        get { self[.fileName] }
        set { self[.fileName] = newValue }
    }
    /// A hash of the asset, in any form that the source uses. Empty hashes are `nil`.
    public var fileHash: String? {
        get { self[.fileHash] }
        set { self[.fileHash] = newValue }
    }
    /// The width and height in pixels.
    public var size: CreativeSize? {
        get { details.isEmpty ? nil : details[0].size }
        set { change(\.size, to: newValue) }
    }
    /// The format, such as image, video or HTML5.
    public var format: CreativeFormat? {
        get { self[.format].map(CreativeFormat.init(lowercased:)) }
        set { self[.format] = newValue?.rawValue }
    }
    /// The targeted country, if the source names one.
    public var country: String? {
        get { self[.country] }
        set { self[.country] = newValue }
    }
    /// The time of creation, or the time at which the source first saw it.
    public var createdAt: Date? {
        get { details.isEmpty ? nil : details[0].createdAt }
        set { change(\.createdAt, to: newValue) }
    }
    /// The start time.
    public var startsAt: Date? {
        get { details.isEmpty ? nil : details[0].startsAt }
        set { change(\.startsAt, to: newValue) }
    }
    /// The end time; `nil` if open or unknown.
    public var endsAt: Date? {
        get { details.isEmpty ? nil : details[0].endsAt }
        set { change(\.endsAt, to: newValue) }
    }

    /// One element, or none if only the key is known. Copies share the array, and a unique owner mutates it in place.
    /// Values are read in place: `details.first` would copy all of them.
    private var details: [CreativeDetails] = []

    /// Creates a creative with only a key.
    public init(key: CreativeKey) {
        self.key = key
    }

    /// The key, for `Identifiable`.
    public var id: CreativeKey { key }

    /// The launch time, if known: the start time, else the creation time.
    package var launchedAt: Date? { startsAt ?? createdAt }

    /// Takes over every value that a later description of the same creative contains. Values that it lacks are kept.
    ///
    /// - Precondition: Both have the same key.
    public mutating func update(with later: Creative) {
        precondition(key == later.key, "cannot update a creative with another key")
        guard let given = later.details.first else { return }
        if details.isEmpty { details = later.details } else { details[0].update(with: given) }
    }
}

extension Creative {
    /// Releases unused capacity, for imports of millions of creatives.
    package mutating func trim() {
        if !details.isEmpty { details[0].trim() }
    }

    /// The buyer's ID as a key of the same seat, if it differs from the key's ID.
    package var otherID: CreativeKey? {
        guard let buyer = buyerCreativeID, !buyer.isEmpty, buyer != key.id else { return nil }
        return CreativeKey(seat: key.seat, id: buyer)
    }

    /// A Boolean value indicating whether anything besides the key is known.
    package var isDescribed: Bool { !details.isEmpty }

    private subscript(text: CreativeDetails.Text) -> String? {
        get { details.isEmpty ? nil : details[0][text] }
        set {
            if details.isEmpty {
                guard newValue != nil else { return }
                details = [CreativeDetails()]
            }
            details[0][text] = newValue
            if newValue == nil { forgetEmptyDetails() }
        }
    }

    private mutating func change<Value>(
        _ path: WritableKeyPath<CreativeDetails, Value?>, to value: Value?
    ) {
        if details.isEmpty {
            guard value != nil else { return }
            details = [CreativeDetails()]
        }
        details[0][keyPath: path] = value
        if value == nil { forgetEmptyDetails() }
    }

    /// Creatives without details compare equal, even if one of them had details before.
    private mutating func forgetEmptyDetails() {
        if details[0] == CreativeDetails() { details = [] }
    }

    /// Decodes the key and the known values.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(CreativeKey.self, forKey: .key)
        let known = try CreativeDetails(from: decoder)
        if known != CreativeDetails() { details = [known] }
    }

    /// Encodes the key and the known values.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        try details.first?.encode(to: encoder)
    }

    private enum CodingKeys: CodingKey { case key }
}

/// The key of a creative: its seat, and its ID within that seat.
///
/// A store can hold several seats, and nothing is shared between them, so an ID alone is ambiguous.
public struct CreativeKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The seat: an account at a supply partner. Never empty in imported data; `default` if a file names none.
    public var seat: String

    /// The ID of the creative within its seat, exactly as in its file.
    public var id: String

    /// The seat of data that names none.
    public static let defaultSeat = "default"

    /// Creates a key.
    public init(seat: String = CreativeKey.defaultSeat, id: String) {
        self.seat = seat
        self.id = id
    }

    /// The ID, prefixed with its seat unless that is the default seat.
    public var description: String {
        seat == Self.defaultSeat ? id : "\(seat)/\(id)"
    }

    /// Orders keys by seat, then ID, comparing Unicode scalars: the result does not depend on the locale.
    public static func < (left: CreativeKey, right: CreativeKey) -> Bool {
        if left.seat != right.seat { return left.seat < right.seat }
        return left.id < right.id
    }
}
