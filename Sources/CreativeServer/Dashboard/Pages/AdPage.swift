internal import Foundation
internal import StageCore

/// One ad: its copy, its levels, and how well its landing page continues it.
struct AdPage: Sendable {
    var creative: Creative
    var classifications: [CreativeClassification]
    var totals: PerformanceTotals
    var hasPicture: Bool
    /// The campaign of the ad.
    var campaign: Campaign?

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.p { Tag.a(.href(Section.ads.link)) { "Ads" } }
                Tag.h1 { Tag.bdi { creative.name ?? creative.key.id } }
                Tag.p(.class("meta")) {
                    Tag.span { creative.key.id }
                    if let format = creative.format { Tag.span { format.rawValue } }
                    if let size = creative.size { Tag.span { "\(size.width) × \(size.height)" } }
                    if let campaign {
                        Tag.a(.href(CampaignParts.link(campaign.id))) { Tag.bdi { campaign.name } }
                    }
                }
            }
        }
        Tag.dl(.class("stats panel")) {
            CampaignParts.stat("Spend", Formats.spend(totals))
            CampaignParts.stat("Impressions", Formats.compact(totals.metrics.impressions))
            CampaignParts.stat("CTR", Formats.percent(totals.metrics.clickThroughRate))
            CampaignParts.stat("CPA", Formats.price(totals, \.costPerAcquisition))
            CampaignParts.stat("ROAS", roas)
        }
        Tag.div(.class("columns")) {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "The ad" }
                if hasPicture {
                    Tag.div(.class("tile")) {
                        Tag.div(.class("picture")) {
                            Tag.img(
                                .source(CreativeTile.pictureLink(creative.key)),
                                .alternative("Picture of the ad"))
                        }
                    }
                }
                copy
            }
            for found in classifications { section(found) }
        }
        if classifications.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "Not classified yet" }
                Tag.p { "A classification rates the awareness stage and the congruence of an ad." }
            }
        }
    }

    private var roas: HTML {
        let values = totals.byCurrency.sorted { $0.key < $1.key }.compactMap(\.value.returnOnAdSpend)
        return HTML(
            values.isEmpty
                ? Formats.unknown : values.map { String(format: "%.2f", $0) }.joined(separator: ", "))
    }

    private var copy: HTML {
        let parts: [(String, String?)] = [
            ("Headline", creative.headline), ("Copy", creative.text),
            ("Call to action", creative.callToAction),
            ("Text in the asset", creative.assetText), ("Landing page", creative.landingText),
        ]
        return Tag.dl(.class("pairs")) {
            for (title, text) in parts {
                if let text {
                    Tag.dt { title }
                    Tag.dd { text.count > 600 ? text.prefix(600) + "…" : text }
                }
            }
            if let url = creative.landingURL {
                Tag.dt { "Address" }
                Tag.dd {
                    if let link = Link.external(url) {
                        Tag.a(.href(link), .relation("noopener noreferrer nofollow")) { url }
                    } else {
                        url
                    }
                }
            }
        }
    }

    private func section(_ found: CreativeClassification) -> HTML {
        Tag.section(.class("panel stack")) {
            Tag.h2 { "Awareness and congruence" }
            Tag.dl(.class("pairs")) {
                for (title, level) in [
                    ("Creative", found.creativeLevel), ("Copy", found.copyLevel),
                    ("Landing page", found.landingLevel),
                ] {
                    Tag.dt { title }
                    Tag.dd {
                        level.map {
                            "\(AdsPage.sentence($0.level.title)), confidence \(Int($0.confidence * 100)) %"
                        }
                            ?? Formats.unknown
                    }
                }
                Tag.dt { "Awareness congruence" }
                Tag.dd { AdsPage.score(found.awarenessCongruence) }
                Tag.dt { "Component score" }
                Tag.dd { AdsPage.score(found.componentScore) }
                Tag.dt { "Rated by" }
                Tag.dd {
                    HTML(found.key.model + ", ")
                    Formats.instant(found.classifiedAt)
                }
            }
            Tag.ul(.class("list")) {
                for component in found.congruence {
                    Tag.li {
                        Tag.p {
                            Tag.strong {
                                AdsPage.sentence(component.dimension.rawValue.replacing("_", with: " "))
                            }
                            " "
                            verdict(component.verdict)
                        }
                        Tag.p { component.explanation }
                        if let suggestion = component.suggestion { Tag.p(.class("muted")) { suggestion } }
                    }
                }
            }
        }
    }

    private func verdict(_ verdict: CongruenceComponent.Verdict) -> HTML {
        switch verdict {
        case .aligned: Tag.span(.class("badge good")) { "Aligned" }
        case .weak: Tag.span(.class("badge warn")) { "Weak" }
        case .missing: Tag.span(.class("badge bad")) { "Missing" }
        }
    }
}
