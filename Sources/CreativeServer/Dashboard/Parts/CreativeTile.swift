internal import StageCore

/// A creative in a grid: its picture or a drawing of its size and format, what it is, and why it is where it is.
struct CreativeTile {
    var creative: Creative
    /// The reasons for its campaign.
    var evidence: [Evidence]
    /// The source of the assignment.
    var assignedBy: Assigner
    /// A Boolean value indicating whether the server has a picture of it.
    var hasPicture: Bool
    /// The totals of the creative in the period, if known.
    var totals: PerformanceTotals?
    /// A Boolean value indicating whether it can be selected and moved.
    var isMovable: Bool

    /// The tile as an item of a list.
    ///
    /// - Parameter index: The position on the page, for IDs.
    func html(index: Int) -> HTML {
        Tag.li(.class("tile"), isMovable ? .draggable() : nil) {
            Tag.div(.class("picture")) { picture }
            if isMovable {
                Tag.label(.for("c\(index)")) {
                    Tag.input(
                        .id("c\(index)"), .type("checkbox"), .name("creative"), .value(creative.key.id),
                        .autocomplete("off"))
                    Tag.span { name }
                }
            } else {
                Tag.p { name }
            }
            Tag.div(.class("spec")) {
                if creative.name != nil { Tag.span { creative.key.id } }
                if let size = creative.size {
                    Tag.span(.class("nowrap")) { "\(size.width) × \(size.height)" }
                }
                if let format = creative.format { Tag.span { format.rawValue } }
                if let totals, !totals.spend.isEmpty { Tag.span { Formats.spend(totals) } }
            }
            why
            if let link = creative.landingURL.flatMap(Link.external) {
                Tag.small {
                    Tag.a(.href(link), .relation("noopener noreferrer nofollow")) { "Landing page" }
                }
            }
        }
    }

    private var name: HTML { Tag.bdi { creative.name ?? creative.key.id } }

    /// The evidence: its first reason, which opens the others.
    @HTMLBuilder private var why: HTML {
        let reasons = reasons
        if let first = reasons.first {
            if reasons.count == 1, first.count <= Self.shortReason {
                Tag.p(.class("why")) { first }
            } else {
                Tag.details(.class("why")) {
                    Tag.summary { first }
                    Tag.ul { for reason in reasons.dropFirst() { Tag.li { reason } } }
                }
            }
        }
    }

    /// The length of a reason that fits without being cut.
    private static let shortReason = 44

    private var reasons: [String] {
        let details = evidence.map(\.detail)
        return assignedBy == .user && !evidence.contains { $0.kind == "user" }
            ? ["placed by a person"] + details : details
    }

    private var picture: HTML {
        guard hasPicture else { return drawing }
        let format = creative.format?.rawValue ?? "creative"
        return Tag.img(
            .source(Self.pictureLink(creative.key)), .loadsLazily(), .alternative("Picture of the \(format)"))
    }

    /// The address of a creative's picture.
    static func pictureLink(_ key: CreativeKey) -> Link {
        Link("pictures", query: [("seat", key.seat), ("id", key.id)])
    }

    /// A frame of the creative's proportions, with its size and a sign of its format.
    private var drawing: HTML {
        let box = (width: 150.0, height: 100.0)
        let size = creative.size.map { (Double(max(1, $0.width)), Double(max(1, $0.height))) } ?? (4, 3)
        let scale = min(box.width / size.0, box.height / size.1)
        let width = max(6, size.0 * scale)
        let height = max(6, size.1 * scale)
        let (x, y) = ((160 - width) / 2, (110 - height) / 2)
        let fitsText = width > 66 && height > 30
        return Tag.svg(.class("drawn"), .viewBox(160, 110), .ariaHidden()) {
            Tag.rect(.x(x), .y(y), .width(width), .height(height), .radius(3))
            if creative.format == .video {
                Tag.path(.path(Self.triangle(160 / 2, fitsText ? 55 - 10 : 55)))
            }
            if fitsText {
                Tag.text(.x(80), .y(creative.format == .video ? 74 : 59), .anchor("middle")) {
                    creative.size?.description ?? creative.format?.rawValue ?? "?"
                }
            }
        }
    }

    private static func triangle(_ x: Double, _ y: Double) -> String {
        "M\(Attribute.coordinate(x - 6)) \(Attribute.coordinate(y - 8))l14 8l-14 8z"
    }
}
