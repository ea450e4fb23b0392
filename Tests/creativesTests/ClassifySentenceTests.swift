import Foundation
import StageCore
import Testing

/// The reported numbers of `creatives classify` are consistent: random ads in several formats, languages,
/// currencies and states, with and without performance. The counts are recomputed from the text, from the
/// document, and from the input.
@Suite struct ClassifySentenceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private struct Input {
        var ads = "id,advertiser,text,landing_text,format,status\n"
        var rows = "creative_id,date,impressions,clicks,spend,conversions,currency\n"
        /// The currencies of the rows by ad.
        var currencies: [String: Set<String>] = [:]
        var stopped: Set<String> = []
        var videosWithoutText = 0
        var russian = 0

        init(seed: UInt64, count: Int, hasPerformance: Bool) {
            var random = SeededGenerator(seed: seed)
            let copy = [
                "Save 40% today only with code NOVA40", "Tired of back pain every morning?",
                "How to choose a pillow: look for height", "9 of 10 testers chose the Nova Pillow",
                "Болит спина? Эта подушка поможет вам уснуть", "",
            ]
            for number in 0..<count {
                let id = "a\(number)"
                let text = copy.randomElement(using: &random)!
                let format = ["image", "video", "carousel", "native", ""].randomElement(using: &random)!
                let page =
                    text.isEmpty || Bool.random(using: &random)
                    ? "" : copy[Int.random(in: 0..<4, using: &random)]
                let isStopped = Int.random(in: 0..<6, using: &random) == 0
                ads += "\(id),Nova,\(text),\(page),\(format),\(isStopped ? "paused" : "active")\n"
                if isStopped { stopped.insert(id) }
                if text.isEmpty, format == "video", !(isStopped && hasPerformance) { videosWithoutText += 1 }
                if text.hasPrefix("Б") { russian += 1 }
                guard hasPerformance else { continue }
                for day in 1...2 {
                    let currency = ["EUR", "USD"].randomElement(using: &random)!
                    currencies[id, default: []].insert(currency)
                    rows +=
                        "\(id),2025-12-0\(day),\(Int.random(in: 500...2_000, using: &random)),\(number),\(number + 1).5,1,\(currency)\n"
                }
            }
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>) func `counts in headline and tables add up`(seed: UInt64) throws
    {
        let hasPerformance = seed != 5
        let input = Input(
            seed: seed, count: [30, 12, 50, 7, 30, 20][Int(seed)], hasPerformance: hasPerformance)
        let count = input.ads.split(separator: "\n").count - 1
        var command = ["classify", try folder.file("ads.csv", input.ads)]
        if hasPerformance { command += ["--performance", try folder.file("p.csv", input.rows)] }
        let result = try CommandLineTool.run(command, environment: ["COLUMNS": "160"])
        #expect(result.status == 0, "\(result.diagnostics)")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

        // The headline is the sum of the outcomes, and of the reasons below it.
        let head = try #require(
            lines[0].wholeMatch(
                of: #/([0-9]+) ads?: ([0-9]+) new, ([0-9]+) reused, ([0-9]+) skipped, ([0-9]+) failed/#))
        let (all, new, reused) = (Int(head.1) ?? -1, Int(head.2) ?? -1, Int(head.3) ?? -1)
        let (skipped, failed) = (Int(head.4) ?? -1, Int(head.5) ?? -1)
        #expect(all == new + reused + skipped + failed)
        #expect(all == (hasPerformance ? count - input.stopped.count : count))
        let reasons = lines.filter { $0.contains(" × ") }
        #expect(
            reasons.compactMap { Sentences.number($0.drop { $0 == " " }) }.reduce(0, +) == skipped + failed)
        let videos = reasons.first {
            $0.hasSuffix("a video without text and without a file that can be read")
        }
        #expect(videos.flatMap { Sentences.number($0.drop { $0 == " " }) } ?? 0 == input.videosWithoutText)

        // The tables cover these ads, and those that were stopped.
        let more = lines.first { $0.hasPrefix("The tables cover ") }
        #expect((more == nil) == (input.stopped.isEmpty || !hasPerformance))
        if let more, hasPerformance {
            #expect(more.hasPrefix("The tables cover \(count) ads: \(input.stopped.count) more ad"))
        }
        try expectTables(lines, input, count: count, hasPerformance: hasPerformance)
        #expect(
            lines.contains {
                $0.hasSuffix(" of \(count) ads are not classified.")
                    || $0.hasSuffix(" of \(count) ads is not classified.")
            })
        #expect(Sentences.disagreements(in: result.output + result.diagnostics) == [])
        try expectDocument(CommandLineTool.run(command + ["--json"]).json(), input, lines)
    }

    /// The rows of each table, without those of entire levels, add up to its last row, and the tables contain
    /// each ad in each of its currencies.
    private func expectTables(_ lines: [String], _ input: Input, count: Int, hasPerformance: Bool) throws {
        var totals: [Int] = []
        var rows: [(name: String, format: String, ads: Int)] = []
        for line in lines {
            let cells = line.replacing(#/ {2,}/#, with: "\t").split(separator: "\t").map(String.init)
            if line.hasPrefix("Awareness ") { rows = [] }
            guard cells.count >= 3, let ads = Int(cells[2]), Int(cells[3]) != nil else { continue }
            if cells[0] == "all" {
                // A level with several formats has a separate row.
                let parts = rows.filter { row in
                    row.format != "all" || row.name == "not classified"
                        || !rows.contains { $0.name == row.name && $0.format != "all" }
                }
                #expect(parts.reduce(0) { $0 + $1.ads } == ads, "\(lines)")
                totals.append(ads)
            } else {
                rows.append((cells[0], cells[1], ads))
            }
        }
        let currencies = Set(input.currencies.values.flatMap(\.self)).sorted()
        let expected =
            hasPerformance
            ? currencies.map { currency in input.currencies.values.count { $0.contains(currency) } } : [count]
        #expect(totals == expected)
        let several = input.currencies.values.count { $0.count > 1 }
        let note = lines.first { $0.contains("rows in several currencies") }
        #expect(note.flatMap(Sentences.number) ?? 0 == several)
    }

    private func expectDocument(_ json: [String: Any], _ input: Input, _ lines: [String]) throws {
        let analysis = try #require(json["analysis"] as? [String: Any])
        let ads = try #require(json["ads"] as? [[String: Any]])
        let languages = try #require(analysis["unread_languages"] as? [[String: Any]])
        let unread = ads.filter { ad in
            (ad["outcome"] as? String == "new") && ad["awareness"] is NSNull
        }.count
        let told = languages.reduce(0) { $0 + ($1["ads"] as? Int ?? 0) }
        #expect(told == unread && told <= input.russian)
        let line = lines.first { $0.contains("rules do not read") }
        #expect(line.flatMap(Sentences.number) ?? 0 == told)
        if told > 0 {
            #expect(languages.map { $0["language"] as? String } == ["Russian"])
            #expect((json["warnings"] as? [String])?.contains { $0.contains("(Russian \(told))") } == true)
        }
        // The agreement of ads with their pages follows from the components.
        let congruence = try #require(analysis["congruence"] as? [String: Any])
        let classified = ads.filter { ["new", "reused"].contains($0["outcome"] as? String) }
        let values = classified.compactMap { $0["congruence"] as? Double }
        let scores = classified.compactMap { $0["component_score"] as? Double }
        #expect(congruence["classified"] as? Int == classified.count)
        #expect(
            congruence["compared"] as? Int == values.count && congruence["scored"] as? Int == scores.count)
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        #expect(abs((congruence["mean_congruence"] as? Double ?? 0) - mean) < 1e-9)
        var verdicts: [String: [String: Int]] = [:]
        for component in classified.flatMap({ $0["components"] as? [[String: Any]] ?? [] }) {
            let name = try #require(component["dimension"] as? String)
            verdicts[name, default: [:]][try #require(component["verdict"] as? String), default: 0] += 1
        }
        for dimension in try #require(congruence["dimensions"] as? [[String: Any]]) {
            let name = try #require(dimension["dimension"] as? String)
            let words = ["aligned", "weak", "missing"].map { "\(verdicts[name]?[$0] ?? 0) \($0)" }
            #expect(lines.contains("  \(name.replacing("_", with: " ")): \(words.joined(separator: ", "))"))
        }
        #expect(congruence["dimensions"] as? [[String: Any]] != nil && (scores.isEmpty || verdicts.count > 1))
    }
}
