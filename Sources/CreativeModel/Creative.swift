public import Foundation

/// One ad creative as its source describes it.
///
/// Everything but the key may be missing. Text is **untrusted**: it is kept as the source gave it, and
/// escaped wherever it is shown and delimited wherever it is sent.
///
/// Copies share what is described until one of them changes, and only the values that are known take memory: 2 million creatives
/// stand in several lists at once.
public struct Creative: Hashable, Sendable, Codable, Identifiable {
    /// Seat and id.
    public var key: CreativeKey
    /// The id by which the buyer's own systems know it.
    public var buyerCreativeID: String? {
        get { self[.buyerCreativeID] }
        set { self[.buyerCreativeID] = newValue }
    }
    /// What people call it.
    public var name: String? {
        get { self[.name] }
        set { self[.name] = newValue }
    }
    /// What it says: its copy.
    public var text: String? {
        get { self[.text] }
        set { self[.text] = newValue }
    }
    /// The line that stands out.
    public var headline: String? {
        get { self[.headline] }
        set { self[.headline] = newValue }
    }
    /// The words of its button: `Shop now`.
    public var callToAction: String? {
        get { self[.callToAction] }
        set { self[.callToAction] = newValue }
    }
    /// What is said or written in its asset, as an earlier analysis found it: a video's transcript, a picture's text.
    public var assetText: String? {
        get { self[.assetText] }
        set { self[.assetText] = newValue }
    }
    /// The text of its landing page.
    public var landingText: String? {
        get { self[.landingText] }
        set { self[.landingText] = newValue }
    }
    /// Whether it runs, as its source said last.
    public var status: CreativeStatus? {
        get { self[.status].map(CreativeStatus.init(rawValue:)) }
        set { self[.status] = newValue?.rawValue }
    }
    /// Who pays: the advertiser.
    public var advertiser: String? {
        get { self[.advertiser] }
        set { self[.advertiser] = newValue }
    }
    /// Who books: the agency or organisation.
    public var agency: String? {
        get { self[.agency] }
        set { self[.agency] = newValue }
    }
    /// The landing page as given: it may hold macros, trackers, a deep link or several URLs.
    public var landingURL: String? {
        get { self[.landingURL] }
        set { self[.landingURL] = newValue }
    }
    /// The domain that the source detected, used where ``landingURL`` gives none.
    public var declaredDomain: String? {
        get { self[.declaredDomain] }
        set { self[.declaredDomain] = newValue }
    }
    /// Where the asset lies.
    public var assetURL: String? {
        get { self[.assetURL] }
        set { self[.assetURL] = newValue }
    }
    /// The path of the asset's file on this machine, for what looks at pictures.
    public var assetPath: String? {
        get { self[.assetPath] }
        set { self[.assetPath] = newValue }
    }
    /// The asset's file name.
    public var fileName: String? {
        get { self[.fileName] }
        set { self[.fileName] = newValue }
    }
    /// A hash of the asset, in whatever form the source uses. Empty hashes are `nil`.
    public var fileHash: String? {
        get { self[.fileHash] }
        set { self[.fileHash] = newValue }
    }
    /// Width and height in pixels.
    public var size: CreativeSize? {
        get { details.first?.size }
        set { change(\.size, to: newValue) }
    }
    /// Image, video, HTML5 and so on.
    public var format: CreativeFormat? {
        get { self[.format].map(CreativeFormat.init(lowercased:)) }
        set { self[.format] = newValue?.rawValue }
    }
    /// The country that it is targeted at, where the source says so.
    public var country: String? {
        get { self[.country] }
        set { self[.country] = newValue }
    }
    /// When it was made or first seen by the source.
    public var createdAt: Date? {
        get { details.first?.createdAt }
        set { change(\.createdAt, to: newValue) }
    }
    /// When it starts to run.
    public var startsAt: Date? {
        get { details.first?.startsAt }
        set { change(\.startsAt, to: newValue) }
    }
    /// When it stops running; `nil` where open or unknown.
    public var endsAt: Date? {
        get { details.first?.endsAt }
        set { change(\.endsAt, to: newValue) }
    }

    /// One element, or none where only the key is known: an array is shared by copies and changed in place by its only owner.
    private var details: [CreativeDetails] = []

    /// Makes a creative of which only the key is known.
    public init(key: CreativeKey) {
        self.key = key
    }

    /// The key, for `Identifiable`.
    public var id: CreativeKey { key }

    /// When it entered the world as far as known: its start, else its creation.
    package var launchedAt: Date? { startsAt ?? createdAt }

    /// Takes over every value that a later description of the same creative knows; what that one
    /// leaves out stays.
    ///
    /// - Precondition: Both have the same key.
    public mutating func update(with later: Creative) {
        precondition(key == later.key, "only descriptions of one creative can be joined")
        guard let given = later.details.first else { return }
        if details.isEmpty { details = later.details } else { details[0].update(with: given) }
    }
}

extension Creative {
    /// Gives back the memory that describing it value by value left unused: for imports of millions.
    package mutating func trim() {
        if !details.isEmpty { details[0].trim() }
    }

    /// The buyer's id as a key of the same seat, where it is another id than the key's.
    package var otherID: CreativeKey? {
        guard let buyer = buyerCreativeID, !buyer.isEmpty, buyer != key.id else { return nil }
        return CreativeKey(seat: key.seat, id: buyer)
    }

    /// Whether anything but the key is known.
    package var isDescribed: Bool { !details.isEmpty }

    private subscript(text: CreativeDetails.Text) -> String? {
        get { details.first?[text] }
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

    /// Two creatives without details are equal, whether or not they had any before.
    private mutating func forgetEmptyDetails() {
        if details[0] == CreativeDetails() { details = [] }
    }

    /// Reads the key and what is known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(CreativeKey.self, forKey: .key)
        let known = try CreativeDetails(from: decoder)
        if known != CreativeDetails() { details = [known] }
    }

    /// Writes the key and what is known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        try details.first?.encode(to: encoder)
    }

    private enum CodingKeys: CodingKey { case key }
}

/// Names one creative: its seat and its id inside that seat.
///
/// One store can hold several seats and nothing crosses a seat, so an id alone says too little.
public struct CreativeKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The seat: an account at a supply partner. Never empty in imported data; `default` where a
    /// file names none.
    public var seat: String

    /// The id of the creative inside its seat, exactly as its file gives it.
    public var id: String

    /// The seat of data that names none.
    public static let defaultSeat = "default"

    /// Makes a key.
    public init(seat: String = CreativeKey.defaultSeat, id: String) {
        self.seat = seat
        self.id = id
    }

    /// The id, with its seat in front where that is not the default one.
    public var description: String {
        seat == Self.defaultSeat ? id : "\(seat)/\(id)"
    }

    /// Orders by seat, then id, by their Unicode scalars: the same everywhere, whatever the locale.
    public static func < (left: CreativeKey, right: CreativeKey) -> Bool {
        if left.seat != right.seat { return left.seat < right.seat }
        return left.id < right.id
    }
}
