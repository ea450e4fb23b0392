internal import CreativeIntelligence

/// The result of `creatives packages`.
struct PackagesResult {
    var finished: FinishedRun
    var report: DealImportResult
    var usage: ModelUsage?
    var embedder: String
    var seconds: Double

    private var run: PackageRun { finished.run }

    func printReport(limit: Int) {
        let width = Terminal.columns
        print(headline)
        if !run.packages.isEmpty {
            print("")
            for line in PackageTable(packages: run.packages, limit: limit).lines(width: width) { print(line) }
        }
        if !run.unassigned.isEmpty {
            print("\nUnassigned: \(Display.counted(run.unassigned.count, "deal"))")
            for reason in UnassignedText.lines(UnassignedGroup.groups(of: run.unassigned)) {
                print("  " + Display.cut(reason, to: max(20, width - 2)))
            }
        }
        if let usage { print("\n\(usage.line(keptAnswers: run.cost.keptAnswers))") }
        printProblems()
    }

    /// `281 of 300 deals in 39 packages, from 23 clusters; 19 unassigned`.
    private var headline: String {
        let assigned = Set(run.packages.flatMap(\.dealIDs)).count
        let guests =
            run.guestCount > 0
            ? ", with \(Display.counted(run.guestCount, "additional assignment")) to a second or third cluster"
            : ""
        let strays =
            run.unassigned.isEmpty ? "" : "; \(Display.grouped(Int64(run.unassigned.count))) unassigned"
        return "\(Headline.part(assigned, of: finished.deals.count, "deal")) in "
            + "\(Display.counted(run.packages.count, "package")), from "
            + "\(Display.counted(run.clusterCount, "cluster"))\(guests)\(strays)"
    }

    /// Prints warnings and rejected deals to standard error.
    func printProblems() {
        StandardError.write(warnings: warnings)
        RejectedRows(report: report.report, noun: "bad deal").printOut()
    }

    private var warnings: [String] {
        report.report.warnings + run.warnings
    }
}

extension PackagesResult {
    /// The document of `--json`.
    var json: JSONValue {
        .object([
            "packages": .array(run.packages.map(Self.package)),
            "unassigned": Self.unassigned(run.unassigned),
            "unassigned_groups": UnassignedText.json(UnassignedGroup.groups(of: run.unassigned)),
            "clusters": .object([
                "count": .integer(Int64(run.clusterCount)), "found": .integer(Int64(run.foundCount)),
                "guests": .integer(Int64(run.guestCount)),
                "offline_instead": .integer(Int64(run.fallbackCount)),
            ]),
            "usage": ModelUsage.json(usage, keptAnswers: run.cost.keptAnswers),
            "embedder": .string(embedder),
            "warnings": .array(warnings.map(JSONValue.string)),
            "rejected": RejectedRows(report: report.report, noun: "bad deal").json,
            "seconds": .number(seconds),
        ])
    }

    static func unassigned(_ deals: [UnassignedDeal]) -> JSONValue {
        .array(
            deals.map { deal in
                .object([
                    "deal_id": .string(deal.dealID), "reason": .string(deal.reason),
                    "kind": .string(deal.kind.rawValue),
                ])
            })
    }

    static func package(_ package: PackageProposal) -> JSONValue {
        .object([
            "name": .string(package.name), "package_name": .string(package.name),
            "deal_ids": .array(package.dealIDs.map(JSONValue.string)),
            "reasoning": .string(package.reasoning), "source": .string(package.source.rawValue),
            "facts": facts(package.facts),
        ])
    }

    private static func facts(_ facts: PackageFacts) -> JSONValue {
        let prices = facts.floorPrices.map { currency, range in
            let ends: [String: JSONValue] = [
                "lowest": .integer(range.lowest.rawValue), "highest": .integer(range.highest.rawValue),
            ]
            return (currency.rawValue, JSONValue.object(ends))
        }
        return .object([
            "deal_count": .integer(Int64(facts.dealCount)),
            "taxonomy": .object([
                "tier1": JSONValue(facts.taxonomy.tier1), "tier2": JSONValue(facts.taxonomy.tier2),
                "tier3": JSONValue(facts.taxonomy.tier3),
            ]),
            "worst_risk": JSONValue(facts.worstRisk?.rawValue),
            "family_safe": facts.isFamilySafe.map(JSONValue.bool) ?? .null,
            "audiences": .array(facts.audiences.map(JSONValue.string)),
            "floor_prices": .object(Dictionary(uniqueKeysWithValues: prices)),
            "formats": .array(facts.formats.map(JSONValue.string)),
            "ssps": .array(facts.ssps.map(JSONValue.string)),
            "publishers": .array(facts.publishers.map(JSONValue.string)),
        ])
    }
}
