import CreativeIntelligence
import Foundation
import Testing

/// `creatives classify` with rules.
@Suite struct ClassifyCommandTests {
    @Test func `the table shows outcomes, and totals by awareness and format`() throws {
        let result = try ClassifyFixture().classify()
        #expect(result.status == 0 && result.diagnostics.isEmpty, "\(result.diagnostics)")
        #expect(result.output.hasPrefix("5 ads: 4 new, 0 reused, 1 skipped, 0 failed\n"))
        #expect(result.output.contains("  1 × a video without text and without a file that can be read\n"))
        #expect(
            result.output.contains("2025-11-03 to 2025-12-02, USD\n") && result.output.contains("most aware"))
        #expect(
            result.output.contains(
                "The tables cover 6 ads: 1 more ad that was active in the window and then stopped\n"))
        #expect(result.output.contains("2 of 6 ads are not classified.\n"), "the video, and the paused one")
        let all = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("all ") })
        // Including the paused one: 424.50 for 18 conversions, 240 clicks of 24,000 impressions.
        #expect(all.contains(" 424.50  23.58  1.00 %  1.77  17.69 "), "\(all)")
    }

    @Test func `JSON has the documented keys, and the totals of the file`() throws {
        let result = try ClassifyFixture().classify("--json")
        #expect(result.status == 0 && result.diagnostics.isEmpty)
        let json = try result.json()
        let help = try CommandLineTool.run(["classify", "--help"]).output
        for key in ClassifyFixture.keys(of: json, except: ["currencies", "parameters"]) {
            #expect(help.contains(key), "the help names \(key)")
        }
        for key in ["ads", "run", "analysis", "classifier", "usage", "warnings", "rejected", "seconds"] {
            #expect(json[key] != nil, "\(key)")
        }
        #expect(
            try ClassifyFixture.counts(json) == [
                "input": 5, "new": 4, "reused": 0, "skipped": 1, "failed": 0,
            ])
        #expect(
            try ClassifyFixture.outcomes(json) == [
                "a1": "new", "a2": "new", "a3": "new", "a4": "new", "a6": "skipped",
            ])
        let ads = try #require(json["ads"] as? [[String: Any]])
        #expect(
            ads.compactMap { $0["creative_id"] as? String } == ["a1", "a2", "a3", "a4", "a6"], "by spend")
        #expect(ads.first?["awareness"] as? String == "most_aware")
        #expect(ads.last?["reason"] as? String == "a video without text and without a file that can be read")
        let analysis = try #require(json["analysis"] as? [String: Any])
        #expect(analysis["period"] as? [String: String] == ["first": "2025-11-03", "last": "2025-12-02"])
        let groups = try #require(analysis["groups"] as? [[String: Any]])
        let all = try #require(groups.last)
        #expect(all["segment"] as? String == "all" && all["ads"] as? Int == 6)
        let sums = try #require((all["currencies"] as? [String: [String: Any]])?["USD"])
        // In micros: 60, 50, 40, 30, 20 and 10 on two days, and six times .75.
        #expect(sums["spend"] as? Int == 424_500_000, "\(sums)")
        #expect(sums["impressions"] as? Int == 24_000 && sums["conversions"] as? Double == 18)
    }

    @Test func `the file of classifications matches the document, row by row`() throws {
        let fixture = try ClassifyFixture()
        let file = fixture.folder.path("out.csv")
        let json = try fixture.classify("--classifications", file, "--json").json()
        let table = try CSVTable.read(URL(fileURLWithPath: file))
        let help = try CommandLineTool.run(["classify", "--help"]).output
        let named = help.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing(
            ", ", with: ",")
        #expect(named.contains("writes \(table.header.joined(separator: ","))"))
        let ads = try #require(json["ads"] as? [[String: Any]])
        #expect(table.rows.count == ads.count && table.rows.map { $0[0] } == ["a1", "a2", "a3", "a4", "a6"])
        for ad in ads {
            let row = try #require(table.rows.first { $0[0] == ad["creative_id"] as? String })
            for (title, cell) in zip(table.header, row) where !Self.numbers.contains(title) {
                #expect(cell == ad[title] as? String ?? "", "\(title)")
            }
            for title in Self.numbers {
                let number = Double(try row[table.column(named: title)]) ?? -1
                #expect(abs(number - (ad[title] as? Double ?? -1)) < 1e-12, "\(title)")
            }
        }
    }

    private static let numbers = [
        "confidence", "copy_confidence", "landing_confidence", "congruence", "component_score",
    ]

    @Test func `report and chart are written`() throws {
        let fixture = try ClassifyFixture()
        let (report, chart) = (fixture.folder.path("out.md"), fixture.folder.path("out.svg"))
        #expect(try fixture.classify("--report", report, "--chart", chart).status == 0)
        let text = try String(contentsOfFile: report, encoding: .utf8)
        #expect(text.hasPrefix("#") && text.contains("most aware") && text.contains("|"))
        let drawing = try String(contentsOfFile: chart, encoding: .utf8)
        #expect(drawing.contains("<svg") && drawing.contains("</svg>"))
    }

    @Test(arguments: ["--report", "--chart", "--classifications"])
    func `an output that cannot be written gives one line and status 1`(option: String) throws {
        let fixture = try ClassifyFixture()
        let result = try fixture.classify(option, fixture.folder.path("none/out"))
        #expect(result.status == 1 && result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("out: ") && result.diagnostics.contains("cannot be written"))
    }

    @Test(arguments: [
        [], ["a.csv", "--max-new", "0"], ["a.csv", "--max-new", "501"], ["a.csv", "--max-video", "51"],
        ["a.csv", "--days-back", "0"], ["a.csv", "--days-back", "91"], ["a.csv", "--stale-after", "0"],
        ["a.csv", "--only-analyse"], ["a.csv", "--force=yes"], ["a.csv", "--temperature", "1"],
        ["a.csv", "--max-calls", "1"], ["a.csv", "--llm", "hal"], ["a.csv", "--currency", "dollars"],
        ["a.csv", "--frobnicate"], ["a.csv", "--report"], ["a.csv", "--max-new", "many"],
    ])
    func `a wrong command line gives one line and status 2`(arguments: [String]) throws {
        let result = try CommandLineTool.run(["classify"] + arguments)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `missing, damaged and wrong files are rejected`() throws {
        let fixture = try ClassifyFixture()
        let missing = try fixture.run([fixture.folder.path("none.csv")])
        #expect(missing.status == 1 && missing.diagnostics.contains("none.csv"))
        let texts = [
            "empty": "", "binary": "id,text\n\u{0}\u{1}", "other": "a,b\n1,2\n", "quote": "id,text\n1,\"open",
            "id": "id,text\n,words\n",
        ]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let result = try fixture.run([try fixture.folder.file("\(name).csv", text)])
            #expect(
                result.status == 65 && result.output.isEmpty, "\(name): \(result.status) \(result.output)")
            #expect(result.diagnostics.split(separator: "\n").count == 1, "\(name): \(result.diagnostics)")
            #expect(result.diagnostics.contains("\(name).csv"))
        }
    }

    @Test func `ads without text are skipped, each with a reason`() throws {
        let fixture = try ClassifyFixture()
        let ads = try fixture.folder.file("ids.csv", "id,advertiser\na1,Nova\na2,Nova\na3,\n")
        let json = try fixture.run([ads, "--performance", fixture.performance, "--json"]).json()
        let counts = try ClassifyFixture.counts(json)
        #expect(counts["skipped"] == counts["input"] && counts["new"] == 0 && counts["input"] ?? 0 >= 3)
        let reasons = try #require(json["ads"] as? [[String: Any]]).compactMap { $0["reason"] as? String }
        #expect(Set(reasons) == ["it has no text"])
    }

    @Test func `control characters are not printed`() throws {
        let fixture = try ClassifyFixture()
        let hostile = "\u{1B}]0;title\u{7}\u{1B}[31m\u{202E}gnp.exe\u{200B} 50% off today only, use code X\r"
        var rows = "id,advertiser,text,name,status\n"
        for id in 1...6 {
            rows += "\"a\(id)\u{1B}[2J\",\"No\u{202E}va\",\"\(hostile)\",\"\(hostile)\",active\n"
        }
        let ads = try fixture.folder.file("hostile.csv", rows)
        let numbers = try String(contentsOfFile: fixture.performance, encoding: .utf8).replacing(
            /(?m)^(a\d)/, with: { "\"\($0.1)\u{1B}[2J\"" })
        let performance = try fixture.folder.file("hostile-performance.csv", numbers)
        let report = fixture.folder.path("out.md")
        for mode in [[], ["--json"], ["--report", report]] {
            let result = try fixture.run([ads, "--performance", performance] + mode)
            #expect(result.status == 0, "\(result.diagnostics)")
            for text in [result.output, result.diagnostics] {
                let isHarmful = text.unicodeScalars.contains { scalar in
                    switch scalar.properties.generalCategory {
                    case .control: scalar != "\n"
                    case .format, .lineSeparator, .paragraphSeparator: true
                    default: false
                    }
                }
                #expect(!isHarmful)
            }
            if mode.isEmpty { #expect(result.output.hasPrefix("6 ads: 6 new")) }
        }
        #expect(!(try String(contentsOfFile: report, encoding: .utf8)).contains("\u{1B}"))
    }
}
