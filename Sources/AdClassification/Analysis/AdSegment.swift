public import CreativeModel
internal import StageCore

/// A part of the ads, by what they are.
public enum AdSegment: Hashable, Sendable {
    /// All of them.
    case all
    /// The classified ads of one awareness level; `nil` for those of which no level is known.
    case level(AwarenessLevel?)
    /// The ads of one format, classified or not; `nil` for those of which none is known.
    case format(CreativeFormat?)
    /// The classified ads of one level and one format.
    case cell(AwarenessLevel?, CreativeFormat?)
    /// The ads without a classification.
    case unclassified

    /// The level that its ads share, where they do.
    public var level: AwarenessLevel? {
        switch self {
        case .level(let level), .cell(let level, _): level
        case .all, .format, .unclassified: nil
        }
    }

    /// The format that its ads share, where they do.
    public var format: CreativeFormat? {
        switch self {
        case .format(let format), .cell(_, let format): format
        case .all, .level, .unclassified: nil
        }
    }
}

extension AdSegment: CustomStringConvertible {
    /// As it stands in a sentence: `problem-aware images`.
    public var description: String {
        switch self {
        case .all: "all ads"
        case .level(let level?): "\(level.adjective) ads"
        case .level(nil): "ads without a level"
        case .format(let format): format.plural
        case .cell(let level?, let format): "\(level.adjective) \(format.plural)"
        case .cell(nil, let format): "\(format.plural) without a level"
        case .unclassified: "ads without a classification"
        }
    }
}

extension AdSegment: Comparable {
    /// Orders by kind, then by level, then by format; what is unknown comes last.
    public static func < (left: Self, right: Self) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        let levels = (left.level?.rawValue ?? .max, right.level?.rawValue ?? .max)
        if levels.0 != levels.1 { return levels.0 < levels.1 }
        guard let format = left.format?.rawValue else { return false }
        return right.format.map { format < $0.rawValue } ?? true
    }

    private var kind: Int {
        switch self {
        case .level: 0
        case .format: 1
        case .cell: 2
        case .unclassified: 3
        case .all: 4
        }
    }
}

extension AwarenessLevel {
    /// Before a noun: `problem-aware`.
    var adjective: String { title.replacing(" ", with: "-") }
}

extension CreativeFormat {
    /// In a table: `video`. Formats are words of a source, so that unknown ones are untrusted.
    var label: String {
        switch self {
        case .image, .video, .native, .carousel: rawValue
        case .html5: "HTML5"
        default: quoted(rawValue, limit: 24)
        }
    }
}

extension CreativeFormat? {
    /// Several of them: `videos`.
    var plural: String {
        switch self {
        case .some(.image): "images"
        case .some(.video): "videos"
        case .some(.carousel): "carousels"
        case .some(let format): "\(format.label) ads"
        case nil: "ads of unknown format"
        }
    }
}
