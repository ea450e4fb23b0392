internal import ContentHashing
public import CreativeModel

/// What a classifier is shown of an ad. Text is untrusted.
public struct AdInput: Hashable, Sendable {
    /// The ad.
    public var creative: CreativeKey
    /// The brand; empty where none is known.
    public var brand: String
    /// The line that stands out.
    public var headline: String?
    /// What it says.
    public var copy: String?
    /// The words of its button.
    public var callToAction: String?
    /// What is said or written in its asset.
    public var assetText: String?
    /// The text of its landing page.
    public var landingText: String?
    /// The kind of creative, where its source says.
    public var format: CreativeFormat?
    /// What tells its asset from others: a path or a hash of its content, never a signed address.
    package var assetIdentity: String?

    /// Makes an input of which only the ad is known.
    ///
    /// - Parameters:
    ///   - creative: The ad.
    ///   - brand: The brand; empty where none is known.
    public init(creative: CreativeKey, brand: String = "") {
        self.creative = creative
        self.brand = brand
    }

    /// What is known of a creative.
    ///
    /// The format is what its source says, else what the extension of its asset's file tells. The asset's identity is its hash, else its
    /// path on this machine, else host and path of its address: see ``assetIdentity(ofAddress:)``.
    ///
    /// - Parameters:
    ///   - creative: The ad as its source describes it.
    ///   - brand: The brand; the advertiser unless given.
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

    /// Whether there is any text in it that could be read.
    package var isReadable: Bool {
        [headline, copy, callToAction, assetText, landingText].contains(where: Self.isText)
    }

    /// Whether it has copy or a headline that could be read: without, what is known of its words is of its asset and its button.
    var hasCopy: Bool { Self.isText(headline) || Self.isText(copy) }

    /// Whether a text has letters or digits.
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
    /// A SHA-256 of all that a classifier is shown: equal for equal ads, on every machine.
    ///
    /// It covers headline, copy, call to action, the text of the asset, ``landingTextID``, format and ``assetIdentity``. What is missing
    /// differs from what is empty, and since every part follows its length, no two ads become equal by how their parts join. Ad and brand
    /// are not covered: they are in `CreativeClassification.Key` themselves.
    ///
    /// - Complexity: O(length of all texts).
    package var inputHash: String {
        let fields = [
            headline, copy, callToAction, assetText, landingTextID, format?.rawValue, assetIdentity,
        ]
        let parts = fields.flatMap { field in field.map { ["present", $0] } ?? ["missing"] }
        return ContentHash(of: ["ad-input-1"] + parts).description
    }

    /// A name for the text of the landing page, by its content; `nil` without text.
    ///
    /// - Complexity: O(length of the text).
    var landingTextID: String? { landingText.map { ContentHash(of: $0).description } }

    /// Host and path of an asset's address: what stays when its signature and its time of expiry are renewed.
    ///
    /// The scheme, user info, the usual ports, the query and the fragment are left out; the host is in lower case. Assets that differ in
    /// the query alone have one identity: that a source changed such an asset of an ad goes unseen, where it gives no hash of the file.
    ///
    /// - Parameter address: An address as a source gives it, with or without a scheme. Of a `data:` address, which is the asset
    ///   itself, the identity is a hash.
    /// - Returns: `nil` where neither host nor path is in it.
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
