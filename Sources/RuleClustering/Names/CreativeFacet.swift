/// A property that the name of an ad states, such as its format or its hook.
///
/// A facet tells ads of one campaign apart. It never tells campaigns apart.
public struct CreativeFacet: Hashable, Comparable, Sendable {
    /// The kind of the property.
    public var kind: FacetKind
    /// The value as most names of the account spell it; untrusted.
    public var value: String

    /// Creates a facet.
    public init(kind: FacetKind, value: String) {
        self.kind = kind
        self.value = value
    }

    /// Orders facets by kind, then value.
    public static func < (left: Self, right: Self) -> Bool {
        left.kind == right.kind ? left.value < right.value : left.kind < right.kind
    }
}

/// The kind of a facet: an open set. Parts such as `creator=anna` have a kind named by their key.
public struct FacetKind: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name, such as `format`.
    public let rawValue: String

    /// Creates a kind with any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The dimensions or the aspect ratio: `1080x1920`, `9:16`, `square`.
    public static let size = Self(rawValue: "size")
    /// The format: `Video`, `Carousel`.
    public static let format = Self(rawValue: "format")
    /// The length of a video: `15s`.
    public static let duration = Self(rawValue: "duration")
    /// The language: `EN`, `Deutsch`.
    public static let language = Self(rawValue: "language")
    /// The country or region: `US`, `DACH`.
    public static let country = Self(rawValue: "country")
    /// The audience or the stage of the funnel: `LAL 1%`, `Retargeting`, `25-44`.
    public static let audience = Self(rawValue: "audience")
    /// The placement or the platform: `IG Stories`.
    public static let placement = Self(rawValue: "placement")
    /// The objective, the optimisation or the bidding: `Conversions`, `CBO`.
    public static let objective = Self(rawValue: "objective")
    /// The hook, the angle or the concept: `Hook 3`, `UGC`.
    public static let hook = Self(rawValue: "hook")
    /// The version: `v2`, `Copy`, `Test`.
    public static let version = Self(rawValue: "version")
    /// The day, month or week that the name states.
    public static let date = Self(rawValue: "date")

    /// The name.
    public var description: String { rawValue }

    /// Orders kinds by name.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
