internal import CreativeIntelligence

/// What `creatives packages` prints.
struct PackagesResult {
    var finished: FinishedRun
    var report: DealImportResult
    var usage: ModelUsage?
    var embedder: String
    var seconds: Double

    private var run: PackageRun { finished.run }

    func printReport(limit: Int) {
        let width = Terminal.columns
        let packages = Display.counted(run.packages.count, "package")
        let guests =
            run.guestCount > 0 ? ", \(Display.counted(run.guestCount, "guest")) in other clusters" : ""
        print(
            "\(Display.counted(finished.deals.count, "deal")) in \(packages), from \(Display.counted(run.clusterCount, "cluster"))\(guests)"
        )
        if !run.packages.isEmpty {
            print("")
            for line in PackageTable(packages: run.packages, limit: limit).lines(width: width) { print(line) }
        }
        if !run.unassigned.isEmpty {
            print("\nUnassigned: \(Display.counted(run.unassigned.count, "deal"))")
            for reason in UnassignedText.reasons(run.unassigned.map(\.reason), limit: 5) {
                print("  " + Display.cut(reason, to: max(20, width - 2)))
            }
        }
        if let usage { print("\n\(usage.line(keptAnswers: run.cost.keptAnswers))") }
        printProblems()
    }

    /// Warnings and what was left out go where diagnostics go.
    private func printProblems() {
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
        .array(deals.map { .object(["deal_id": .string($0.dealID), "reason": .string($0.reason)]) })
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
