internal import ContentHashing
public import CreativeModel

/// The data of an ad for a classifier. Text is untrusted.
public struct AdInput: Hashable, Sendable {
    /// The key of the ad.
    public var creative: CreativeKey
    /// The brand; empty if unknown.
    public var brand: String
    /// The headline.
    public var headline: String?
    /// The copy.
    public var copy: String?
    /// The text of the button.
    public var callToAction: String?
    /// The spoken or written text of the asset.
    public var assetText: String?
    /// The text of its landing page.
    public var landingText: String?
    /// The format of the creative, if its source provides it.
    public var format: CreativeFormat?
    /// The identity of the asset: a path or a hash of its content, never a signed URL.
    package var assetIdentity: String?

    /// Creates an input with only the key of an ad.
    ///
    /// - Parameters:
    ///   - creative: The key of the ad.
    ///   - brand: The brand; empty if unknown.
    public init(creative: CreativeKey, brand: String = "") {
        self.creative = creative
        self.brand = brand
    }

    /// Creates the input of a creative.
    ///
    /// The format is that of the source, or else that of the file extension of the asset. The asset's identity is its hash,
    /// or else its local path, or else the host and path of its URL: see ``assetIdentity(ofAddress:)``.
    ///
    /// - Parameters:
    ///   - creative: The ad, as its source describes it.
    ///   - brand: The brand; the advertiser unless set.
    package init(_ creative: Creative, brand: String? = nil) {
        self.creative = creative.key
        self.brand = brand ?? creative.advertiser ?? ""
        headline = creative.headline
        copy = creative.text
        callToAction = creative.callToAction
        assetText = creative.assetText
        landingText = creative.landingText
        let address = creative.assetURL.flatMap(AdInput.assetIdentity(ofAddress:))
        let files = [creative.fileName, creative.assetPath, address].compactMap(\.self)
        format =
            creative.format ?? files.lazy.compactMap { CreativeFormat(fileExtension: $0.fileExtension) }.first
        assetIdentity =
            creative.fileHash.map { "hash \($0)" } ?? creative.assetPath.map { "path \($0)" }
            ?? address.map { "address \($0)" }
    }

    /// Whether it contains any readable text.
    package var isReadable: Bool {
        [headline, copy, callToAction, assetText, landingText].contains(where: Self.isText)
    }

    /// Whether it has readable copy or a headline. Otherwise its words are those of the asset and the button.
    var hasCopy: Bool { Self.isText(headline) || Self.isText(copy) }

    /// Returns whether a text has letters or digits.
    static func isText(_ text: String?) -> Bool {
        text?.contains { $0.isLetter || $0.isNumber } ?? false
    }
}

extension String {
    fileprivate var fileExtension: String {
        let name = split { $0 == "/" || $0 == "\\" }.last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return String(name[name.index(after: dot)...])
    }
}

extension AdInput {
    /// A SHA-256 of the classifier's entire input: equal for equal ads, on every machine.
    ///
    /// It covers headline, copy, call to action, the text of the asset, ``landingTextID``, format and ``assetIdentity``. A
    /// missing value differs from an empty one. Every part is preceded by its length, so different ads never join to the same
    /// input. Ad and brand are not covered, since they are in `CreativeClassification.Key` themselves.
    ///
    /// - Complexity: O(length of all texts).
    package var inputHash: String {
        let fields = [
            headline, copy, callToAction, assetText, landingTextID, format?.rawValue, assetIdentity,
        ]
        let parts = fields.flatMap { field in field.map { ["present", $0] } ?? ["missing"] }
        return ContentHash(of: ["ad-input-1"] + parts).description
    }

    /// The identifier of the landing page's text, by its content; `nil` without text.
    ///
    /// - Complexity: O(length of the text).
    var landingTextID: String? { landingText.map { ContentHash(of: $0).description } }

    /// Returns the host and path of an asset's URL, which stay the same when its signature and expiry time are renewed.
    ///
    /// The scheme, user info, default ports, query and fragment are removed; the host is in lower case. Assets that differ
    /// only in the query have one identity, so a change of such an asset is not detected if the source gives no file hash.
    ///
    /// - Parameter address: A URL from a source, with or without a scheme. For a `data:` URL, which contains the asset, the
    ///   identity is a hash.
    /// - Returns: `nil` if it has neither host nor path.
    package static func assetIdentity(ofAddress address: String) -> String? {
        if address.prefix(5).lowercased() == "data:" { return "data \(ContentHash(of: address))" }
        var rest = address.prefix { $0 != "?" && $0 != "#" }
        var hasHost = false
        if let scheme = rest.firstRange(of: "//"), !rest[..<scheme.lowerBound].contains("/") {
            rest = rest[scheme.upperBound...]
            hasHost = true
        }
        guard hasHost || !rest.hasPrefix("/") else { return String(rest) }
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        var host = rest[..<end]
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        host = ["80", "443"].reduce(host) { $0.hasSuffix(":\($1)") ? $0.dropLast($1.count + 1) : $0 }
        let identity = host.lowercased() + rest[end...]
        return identity.isEmpty ? nil : identity
    }
}
