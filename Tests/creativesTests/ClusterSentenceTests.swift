import CreativeIntelligence
import Foundation
import StageCore
import Testing

/// The output of `creatives cluster` and `creatives campaigns` agrees with the input: random files, with
/// totals recomputed from the rows and the file of assignments.
@Suite struct ClusterSentenceTests {
    /// A synthetic file of creatives and a file of performance.
    struct Input {
        struct Creative {
            var id: String
            var cells: [String]
            /// The reason for which it must be unassigned, or `nil` if it may be in a campaign.
            var stray: String?
            var domain: String?
        }
        struct Row {
            var creative: String
            var day: Int
            var currency: String
            var spend: Int
            var impressions: Int
            var clicks: Int
        }
        var creatives: [Creative] = []
        var rows: [Row] = []
        /// Creatives that occur only in performance.
        var undescribed: [String] = []

        init(seed: UInt64, count: Int = 40) {
            var random = SeededGenerator(seed: seed)
            let domains = (0..<7).map { "shop\($0).example" }
            for number in 0..<count {
                let id = "c\(number)"
                switch Int.random(in: 0..<10, using: &random) {
                case 0: creatives.append(Creative(id: id, cells: [id, "", "", ""], stray: "no_link"))
                case 1:
                    creatives.append(
                        Creative(id: id, cells: [id, "%%CLICK_URL_UNESC%%", "", ""], stray: "only_macros"))
                default:
                    // Some domains are large, others have one or two creatives.
                    let domain = domains[
                        min(Int.random(in: 0..<7, using: &random), Int.random(in: 0..<7, using: &random))]
                    let url = "https://www.\(domain)/page"
                    creatives.append(
                        Creative(
                            id: id,
                            cells: [
                                id, url, "Shop \(domain)",
                                "2025-11-0\(Int.random(in: 1...5, using: &random))",
                            ], domain: domain))
                }
            }
            undescribed = Int.random(in: 0..<3, using: &random) == 0 ? [] : ["x1", "x2"]
            for id in creatives.map(\.id) + undescribed {
                // A creative known only from performance has at least one row.
                let isKnown = id.hasPrefix("c")
                guard !isKnown || Int.random(in: 0..<5, using: &random) > 0 else { continue }
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    rows.append(
                        Row(
                            creative: id, day: Int.random(in: 1...30, using: &random),
                            currency: ["EUR", "USD", "GBP"][Int.random(in: 0..<3, using: &random)],
                            spend: Int.random(in: 100...5_000, using: &random),
                            impressions: Int.random(in: 0...9_000, using: &random),
                            clicks: Int.random(in: 0...40, using: &random)))
                }
            }
        }

        var creativesFile: String {
            "id,detected_url,detected_advertiser,created_at\n"
                + creatives.map { $0.cells.joined(separator: ",") + "\n" }.joined()
        }

        var performanceFile: String {
            "creative_id,date,currency,spend,impressions,clicks\n"
                + rows.map {
                    "\($0.creative),2025-11-\($0.day < 10 ? "0" : "")\($0.day),\($0.currency),\($0.spend),\($0.impressions),\($0.clicks)\n"
                }.joined()
        }

        /// Returns the rows of the last days of data.
        func rows(lastDays days: Int?) -> [Row] {
            guard let days, let newest = rows.map(\.day).max() else { return rows }
            return rows.filter { $0.day > newest - days }
        }
    }

    private static func spend(_ rows: [Input.Row]) -> [String: Int] {
        rows.reduce(into: [:]) { $0[$1.currency, default: 0] += $1.spend }
    }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files(_ input: Input) throws -> [String] {
        [
            "cluster", try folder.file("c.csv", input.creativesFile), "--performance",
            try folder.file("p.csv", input.performanceFile),
        ]
    }

    /// Returns the campaign of each creative in the file of assignments; empty if it has none.
    private func assignments() throws -> [String: String] {
        let table = try CSVTable.read(URL(fileURLWithPath: folder.path("a.csv")))
        let (id, campaign) = (try table.column(named: "creative_id"), try table.column(named: "campaign_id"))
        return Dictionary(uniqueKeysWithValues: table.rows.map { ($0[id], $0[campaign]) })
    }

    private func headline(_ input: Input, _ homes: [String: String], lastDays: Int?) -> String {
        let rows = input.rows(lastDays: lastDays)
        let assigned = Set(homes.filter { !$0.value.isEmpty }.keys)
        let campaigns = Set(homes.values).subtracting([""]).count
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        func part(_ rows: [Input.Row]) -> String {
            rows.isEmpty ? "" : ", spend \(Sentences.money(Self.spend(rows)))"
        }
        let all = counted(homes.count, "creative")
        let strays = homes.count - assigned.count
        return (strays == 0 ? all : "\(assigned.count) of \(all)") + " in \(counted(campaigns, "campaign"))"
            + part(rows.filter { assigned.contains($0.creative) })
            + (strays == 0
                ? "" : "; \(strays) unassigned" + part(rows.filter { !assigned.contains($0.creative) }))
            + (lastDays.map { " (performance of the last \($0 == 1 ? "day" : "\($0) days") of data)" } ?? "")
    }

    @Test(arguments: 0..<6 as Range<UInt64>) func `headlines, totals and reasons match the rows`(
        seed: UInt64
    ) throws {
        let lastDays = [nil, 7, nil, 1, 30, nil][Int(seed)]
        let period = lastDays.map { ["--period", "\($0)d"] } ?? []
        let input = Input(seed: seed, count: [40, 25, 60, 12, 40, 5][Int(seed)])
        let command = try files(input) + period
        let text = try CommandLineTool.run(command + ["--assignments", folder.path("a.csv"), "--limit", "2"])
        #expect(text.status == 0)
        let homes = try assignments()
        let ids = input.creatives.map(\.id) + input.undescribed
        #expect(Set(homes.keys) == Set(ids))
        #expect(text.output.hasPrefix(headline(input, homes, lastDays: lastDays) + "\n"), "\(text.output)")
        #expect(Sentences.disagreements(in: text.output + text.diagnostics) == [])

        let json = try CommandLineTool.run(command + ["--json"]).json()
        let totals = try #require(json["totals"] as? [String: Any])
        let rows = input.rows(lastDays: lastDays)
        let assigned = homes.values.filter { !$0.isEmpty }.count
        #expect(totals["spend"] as? [String: Int] == Self.spend(rows).mapValues { $0 * 1_000_000 })
        #expect(
            totals["impressions"] as? Int == (rows.isEmpty ? nil : rows.reduce(0) { $0 + $1.impressions }))
        #expect(totals["clicks"] as? Int == (rows.isEmpty ? nil : rows.reduce(0) { $0 + $1.clicks }))
        let days = rows.map(\.day)
        func date(_ day: Int?) -> String? { day.map { "2025-11-\($0 < 10 ? "0" : "")\($0)" } }
        #expect(
            totals["first_day"] as? String == date(days.min())
                && totals["last_day"] as? String == date(days.max()))
        #expect(totals["creatives"] as? Int == ids.count && totals["assigned"] as? Int == assigned)
        #expect(totals["creatives_categorized"] as? Int == assigned)
        #expect(totals["campaigns_created"] as? Int == Set(homes.values).subtracting([""]).count)
        try expectReasons(input, homes, json, text.output)
    }

    private func expectReasons(
        _ input: Input, _ homes: [String: String], _ json: [String: Any], _ output: String
    ) throws {
        let strays = try #require(json["unassigned"] as? [[String: String]])
        #expect(Set(strays.compactMap { $0["creative_id"] }) == Set(homes.filter(\.value.isEmpty).keys))
        let groups = try #require(json["unassigned_groups"] as? [[String: Any]])
        let counts = Dictionary(grouping: strays) { $0["kind"] ?? "" }.mapValues(\.count)
        #expect(
            Dictionary(
                uniqueKeysWithValues: groups.map { ($0["kind"] as? String ?? "", $0["count"] as? Int ?? 0) })
                == counts)
        let lines = Sentences.lines(below: "Unassigned: ", in: output)
        #expect(lines.map { Sentences.number($0.dropFirst(2)) } == groups.map { $0["count"] as? Int })
        let domains = Dictionary(grouping: input.creatives.compactMap(\.domain)) { $0 }.mapValues(\.count)
        for stray in strays {
            let reason = try #require(stray["reason"])
            guard let creative = input.creatives.first(where: { $0.id == stray["creative_id"] }) else {
                #expect(stray["kind"] == "no_link", "only performance names it: \(reason)")
                continue
            }
            if let kind = creative.stray { #expect(stray["kind"] == kind) }
            // The number of creatives of a domain matches the reason.
            let forms =
                #/^(?:the only( creative)|the only ([0-9]+) creatives|one of only ([0-9]+) creatives|[0-9]+ of the ([0-9]+) creatives) on ([a-z0-9.]+)/#
            if let match = reason.firstMatch(of: forms) {
                let said = [match.2, match.3, match.4].compactMap { $0.flatMap { Int($0) } }.first ?? 1
                #expect(domains[String(match.5)] == said, "\(reason)")
            }
        }
    }

    @Test(arguments: 0..<3 as Range<UInt64>)
    func `the additions of a run are reported, and the other verbs add up`(seed: UInt64) throws {
        let store = ["--store", folder.path("s.db")]
        let first = Input(seed: seed, count: 20)
        let second = Input(seed: seed, count: 45)
        func totals(_ result: CommandLineTool.Result) throws -> [String: Any] {
            try #require(try result.json()["totals"] as? [String: Any])
        }
        func created(_ totals: [String: Any]) -> [Int?] {
            [totals["campaigns_created"] as? Int, totals["creatives_categorized"] as? Int]
        }
        let start = try totals(CommandLineTool.run(files(first) + store + ["--json"]))
        let again = try totals(CommandLineTool.run(files(first) + store + ["--json"]))
        #expect(created(again) == [0, 0])
        let result = try CommandLineTool.run(
            files(second) + store + ["--json", "--assignments", folder.path("a.csv")])
        let end = try totals(result)
        let assigned = try #require(end["assigned"] as? Int)
        let before = try #require(start["assigned"] as? Int)
        #expect(end["creatives_categorized"] as? Int == assigned - before)
        let homes = try assignments()
        let list = try CommandLineTool.run(["campaigns", "list", "--limit", "1"] + store)
        let campaigns = Set(homes.values).subtracting([""]).count
        #expect(
            list.output.hasPrefix(
                "\(assigned) creative\(assigned == 1 ? "" : "s") in \(campaigns) campaign\(campaigns == 1 ? "" : "s"), spend "
            ))
        let strays = homes.values.filter(\.isEmpty).count
        let unassigned = try CommandLineTool.run(["campaigns", "unassigned", "--limit", "4"] + store)
        #expect(unassigned.output.hasPrefix("Unassigned: \(strays) creative"))
        let sections = unassigned.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.dropFirst()
        #expect(sections.compactMap(Sentences.number).reduce(0, +) == strays)
        let shown = unassigned.output.split(separator: "\n").filter {
            $0.hasPrefix("  ") && !$0.hasPrefix("  …")
        }.count
        let rest = unassigned.output.split(separator: "\n").filter { $0.hasPrefix("  …") }
            .compactMap { Sentences.number($0.dropFirst("  … and ".count)) }.reduce(0, +)
        #expect(shown + rest == strays && shown == min(4, strays))
        #expect(Sentences.disagreements(in: list.output + unassigned.output) == [])
    }
}
