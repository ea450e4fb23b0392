internal import CreativeIntelligence
internal import Foundation

/// The result of `creatives cluster --dry-run`.
struct PlanResult {
    var plan: CampaignPlan
    var changes: PlanChanges
    var report: ImportReport
    var seconds: Double

    func printText(limit: Int) {
        let all = plan.assignedCount + plan.unassigned.count
        let campaigns = plan.campaigns.count { !$0.members.isEmpty }
        let strays =
            plan.unassigned.isEmpty ? "" : ", \(Display.grouped(Int64(plan.unassigned.count))) unassigned"
        print(
            "\(Headline.part(plan.assignedCount, of: all, "creative")) in \(Display.counted(campaigns, "campaign"))"
                + "\(strays); nothing was changed")
        if changes.isEmpty { print("The store already matches the plan.") }
        printPart(
            "New campaigns", changes.created.map { "+ \(name($0.name)): \(count($0.creatives))" }, limit)
        printPart("Changed campaigns", changes.changed.map(line), limit)
        printPart(
            "Campaigns renamed by a model",
            changes.renamed.map { "~ \(name($0.name)) (\($0.campaign)): \(name($0.newName))" }, limit)
        printPart("Retired campaigns", changes.retired.map { "- \(name($0))" }, limit)
        printPart(
            "Creatives removed from their campaign",
            changes.freed.map { "- \(Display.safe($0.creative.id)): \(Display.safe($0.reason))" }, limit)
        if changes.unchangedCount > 0 {
            print("\nUnchanged: \(Display.counted(changes.unchangedCount, "campaign"))")
        }
        StandardError.write(warnings: report.warnings + plan.warnings)
        RejectedRows(report: report, noun: "bad row").printOut()
    }

    private func printPart(_ title: String, _ lines: [String], _ limit: Int) {
        guard !lines.isEmpty else { return }
        print("\n\(title): \(Display.grouped(Int64(lines.count)))")
        let shown = limit == 0 ? lines[...] : lines.prefix(limit)
        for line in shown { print(Display.cut("  " + line, to: max(40, Terminal.columns))) }
        if shown.count < lines.count {
            print(
                "  … and \(Display.grouped(Int64(lines.count - shown.count))) more (\(RowLimit.option) 0 shows all)"
            )
        }
    }

    private func line(_ change: PlanChanges.Changed) -> String {
        var parts: [String] = []
        if !change.joining.isEmpty { parts.append("\(count(change.joining)) added") }
        if !change.leaving.isEmpty { parts.append("\(count(change.leaving)) removed") }
        if !change.absorbed.isEmpty {
            parts.append("absorbs " + change.absorbed.map(name).joined(separator: ", "))
        }
        return "~ \(name(change.name)) (\(change.campaign)): \(parts.joined(separator: ", "))"
    }

    private func name(_ name: String) -> String { "“\(Display.safe(name))”" }

    private func count(_ creatives: [CreativeKey]) -> String { Display.counted(creatives.count, "creative") }

    func json() throws -> JSONValue {
        .object([
            "changes": .object([
                "created": .array(
                    changes.created.map { created in
                        .object([
                            "name": .string(created.name), "seat": .string(created.seat),
                            "creative_ids": ids(created.creatives),
                        ])
                    }),
                "changed": .array(
                    changes.changed.map { changed in
                        .object([
                            "id": .string(changed.campaign.description), "name": .string(changed.name),
                            "seat": JSONValue((changed.joining + changed.leaving).first?.seat),
                            "joining": ids(changed.joining), "leaving": ids(changed.leaving),
                            "absorbed": .array(changed.absorbed.map(JSONValue.string)),
                        ])
                    }),
                "renamed": .array(
                    changes.renamed.map { renamed in
                        .object([
                            "id": .string(renamed.campaign.description), "name": .string(renamed.name),
                            "new_name": .string(renamed.newName),
                        ])
                    }),
                "retired": .array(changes.retired.map(JSONValue.string)),
                "freed": .array(changes.freed.map(CampaignJSON.unassigned)),
                "unchanged": .integer(Int64(changes.unchangedCount)),
            ]),
            "plan": try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(plan)),
            "warnings": .array((report.warnings + plan.warnings).map(JSONValue.string)),
            "rejected": RejectedRows(report: report, noun: "bad row").json,
            "seconds": .number(seconds),
        ])
    }

    private func ids(_ creatives: [CreativeKey]) -> JSONValue { .array(creatives.map { .string($0.id) }) }
}
