internal import StageCore

/// The packages of deals, each with its facts and reasoning.
struct PackagesPage: Sendable {
    var packages: [PackageProposal]
    /// The number of deals in the store.
    var dealCount: Int
    var mayWrite: Bool

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Packages" }
                Tag.p(.class("meta")) {
                    Tag.span {
                        "\(grouped(packages.reduce(0) { $0 + $1.dealIDs.count })) of \(counted(dealCount, "deal")) in \(counted(packages.count, "package"))"
                    }
                }
            }
            if mayWrite, dealCount > 0 { Tag.div(.class("actions")) { run } }
        }
        if packages.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { dealCount == 0 ? "No deals yet" : "No packages yet" }
                Tag.p {
                    dealCount == 0
                        ? "Deals are added with “creatives packages FILE --store …”, or by a job."
                        : "A run groups similar deals and proposes a package for each group."
                }
            }
        } else {
            Tag.div(.class("cards")) { for package in packages { card(package) } }
        }
    }

    private var run: HTML {
        Tag.form(.method("post"), .action(Link("packages", "run"))) {
            Tag.button(.type("submit")) { "Propose packages" }
        }
    }

    private func card(_ package: PackageProposal) -> HTML {
        let facts = package.facts
        return Tag.article(.class("card")) {
            Tag.div(.class("row")) {
                Tag.small { counted(package.dealIDs.count, "deal") }
                Tag.div(.class("chips")) {
                    if facts.isFamilySafe == true { Tag.span(.class("badge good")) { "Family safe" } }
                    if let risk = facts.worstRisk {
                        Tag.span(.class(risk >= .medium ? "badge warn" : "badge")) {
                            "GARM risk \(risk.rawValue)"
                        }
                    }
                }
            }
            Tag.h2 { Tag.bdi { package.name } }
            Tag.p { package.reasoning }
            Tag.dl(.class("pairs")) {
                if let topic = topic(facts.taxonomy) {
                    Tag.dt { "Topic" }
                    Tag.dd { topic }
                }
                list("Audiences", facts.audiences)
                list("Formats", facts.formats)
                list("SSPs", facts.ssps)
                list("Publishers", facts.publishers)
                if !facts.floorPrices.isEmpty {
                    Tag.dt { "Floor" }
                    Tag.dd {
                        for (currency, range) in facts.floorPrices.sorted(by: { $0.key < $1.key }) {
                            Tag.p {
                                Formats.money(range.lowest, currency)
                                if range.lowest != range.highest {
                                    " to "
                                    Formats.money(range.highest, currency)
                                }
                            }
                        }
                    }
                }
            }
            Tag.details {
                Tag.summary { "Deals" }
                Tag.p(.class("muted")) {
                    package.dealIDs.prefix(200).joined(separator: ", ")
                        + (package.dealIDs.count > 200 ? " and \(package.dealIDs.count - 200) more" : "")
                }
            }
        }
    }

    private func topic(_ taxonomy: ContentTaxonomy) -> String? {
        let tiers = [taxonomy.tier1, taxonomy.tier2, taxonomy.tier3].compactMap(\.self)
        return tiers.isEmpty ? nil : tiers.joined(separator: " › ")
    }

    @HTMLBuilder private func list(_ title: String, _ values: [String]) -> HTML {
        if !values.isEmpty {
            Tag.dt { title }
            Tag.dd {
                values.prefix(6).joined(separator: ", ")
                    + (values.count > 6 ? " and \(values.count - 6) more" : "")
            }
        }
    }
}
