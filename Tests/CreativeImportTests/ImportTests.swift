import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Imports of several files and options")
struct ImportTests {
    @Test("A creative in two files is one, updated; performance finds it")
    func update() throws {
        let result = try read(
            "id,name,detected_domain\na,Old,a.test\n",
            "\(performanceHeader)\nb,2025-01-01,1,,\na,2025-01-01,1,,\n",
            "id,name,detected_domain\na,New,\n")
        #expect(result.ids == ["a", "b"])
        #expect(
            result.batch.creatives[0].name == "New" && result.batch.creatives[0].declaredDomain == "a.test")
        #expect(result.batch.creatives[1] == Creative(key: CreativeKey(id: "b")))
        #expect(result.records.count == 2)
        #expect(result.report.warnings == ["1 creative has performance and no description"])
        #expect(result.report.files.map(\.name) == ["ads.csv", "ads2.csv", "ads3.csv"])
    }

    @Test("Two spellings of a key are one creative")
    func spellings() throws {
        let result = try read(
            "id,seat_id,name,detected_domain\na,,A,\n\" a \",default,,a.test\ncafé,,,\ncafe\u{301},,C,\n",
            "\(performanceHeader)\na,2025-01-01,1,,\n\" a\",2025-01-01,1,,\n")
        #expect(result.ids == ["a", "café"])
        #expect(result.batch.creatives[0].name == "A" && result.batch.creatives[0].declaredDomain == "a.test")
        #expect(result.records.map(\.metrics.impressions) == [2])
    }

    @Test("Seats come from the option, else the file, else are the default")
    func seats() throws {
        let text = "id,seat_id,name,detected_domain\na,s1,x,\na,s2,x,\na,,x,\nNA,NA,x,\n"
        #expect(try read(text).batch.creatives.map(\.key.description) == ["s1/a", "s2/a", "a", "NA/NA"])
        let named = try read(text, options: options { $0.seat = "mine" })
        #expect(named.batch.creatives.map(\.key.description) == ["mine/a", "mine/NA"])
    }

    @Test("Currencies come from the file, else the option, else are unknown")
    func currencies() throws {
        let text = "creative_id,date,currency,spend\na,2025-01-01,eur,1\nb,2025-01-01,,1\n"
        #expect(try read(text).records.map(\.currency.rawValue) == ["EUR", "XXX"])
        let named = try read(
            text, options: options { $0.currency = CurrencyCode(rawValue: "USD") ?? .unknown })
        #expect(named.records.map(\.currency.rawValue) == ["EUR", "USD"])
        let error = try failure { try read(text + "c,2025-01-01,Euro,1\n") }
        #expect(error.code == .malformedValue && error.line == 4 && error.column == "currency")
    }

    @Test("More clicks than impressions is a warning, the row stays")
    func clicks() throws {
        let result = try read(
            "\(performanceHeader)\na,2025-01-01,1,2,\nb,2025-01-01,,2,\nc,2025-01-01,2,2,\n")
        #expect(result.report.warnings.contains("1 row has more clicks than impressions"))
        #expect(result.records.map(\.metrics.clicks) == [2, 2, 2])
    }

    @Test("A row is taken whole or not at all")
    func wholeRows() throws {
        let result = try read(
            "\(FormatTests.snapHeader)\na,,USD,1,1,,,o,First,de,\na,,dollars,1,1,,,o,Second,de,\nb,,USD,1,many,,,o,p,de,\n",
            options: options(keepsGoing: true))
        #expect(result.batch.creatives.map(\.advertiser) == ["First"])
        #expect(result.report.rejectedRows == 2)
    }

    @Test("Too many places: the rows behind are problems, and leave nothing")
    func tooManyPlaces() throws {
        var text = "\(FormatTests.snapHeader)\n"
        for number in 0..<65_600 { text += "c\(number % 7),,USD,1,1,,,o,p,place \(number),\n" }
        text += "new,,USD,1,1,,,o,p,nowhere,\nnew2,,USD,1,1,,,o,p,place 1,\n"
        let result = try read(text, options: options(keepsGoing: true))
        #expect(result.report.rejectedRows == 65)
        #expect(result.ids == (0..<7).map { "c\($0)" } + ["new2"])
        #expect(result.records.count == 65_537)
    }

    @Test("Sums that are too large stay at the largest")
    func saturation() throws {
        let row = "a,2025-01-01,9223372036854775807,1,9223372036854\n"
        let metrics = try read("\(performanceHeader)\n\(row)\(row)").metrics
        #expect(metrics.impressions == .max && metrics.spend == Micros(rawValue: .max))
    }

    @Test("Empty columns behind the last are harmless, values there are not")
    func surplus() throws {
        #expect(try read("\(performanceHeader)\n\(BadRow.a),,\n").ids == ["a"])
        let error = try failure { try read("\(performanceHeader)\n\(BadRow.a),,x\n") }
        #expect(error.code == .malformedRow)
    }
}

@Suite("Column maps")
struct ColumnMapTests {
    static let map = ColumnMap(
        columns: [
            "id": "Ad", "landing_url": "Final URL", "day": "Date", "spend": "Cost", "impressions": "Impr.",
        ],
        delimiter: ";", dayFormat: "dd.MM.yyyy")
    static let text = "Ad;Final URL;Date;Cost;Impr.;Other\na;https://a.test;31.01.2025;1.5;10;?\n"

    @Test("Any columns can be named")
    func named() throws {
        let result = try read(Self.text, options: options { $0.columns = Self.map })
        #expect(result.report.files.map(\.format) == [.columnMap])
        #expect(result.batch.creatives.map(\.landingURL) == ["https://a.test"])
        #expect(result.records.map(\.period) == [.day(try #require(Day("2025-01-31")))])
        #expect(result.metrics.spend == Micros(rawValue: 1_500_000) && result.metrics.impressions == 10)
    }

    @Test(
        "Days keep to their form, in every zone",
        arguments: ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
    func dayFormat(zone: String) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let set = options {
            $0.columns = Self.map
            $0.timeZone = timeZone
        }
        let result = try read(Self.text, options: set)
        #expect(result.records.map(\.period.first?.description) == ["2025-01-31"])
        for day in ["2025-01-31", "31.02.2025", "31.01.", "01/31/2025"] {
            let error = try failure { try read(Self.text.replacing("31.01.2025", with: day), options: set) }
            #expect(error.code == .malformedValue && error.column == "Date" && error.line == 2)
        }
    }

    @Test("Without a day, rows are lifetime totals")
    func lifetime() throws {
        let map = ColumnMap(columns: ["id": "id", "clicks": "n", "starts_at": "from"])
        let result = try read("id,n,from\na,3,2025-01-01\n", options: options { $0.columns = map })
        #expect(result.records.map(\.period) == [.lifetime(first: Day("2025-01-01"), last: nil)])
    }

    @Test("Ids alone have no performance, and no warning says so")
    func idsAlone() throws {
        let result = try read("id\na\n", options: options { $0.columns = ColumnMap(columns: ["id": "id"]) })
        #expect(result.ids == ["a"] && result.report.warnings.isEmpty && result.records.isEmpty)
    }

    @Test("What does not fit is named")
    func wrong() throws {
        var map = Self.map
        map.columns["colour"] = "Colour"
        let unknown = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(unknown.code == .invalidColumnMap && unknown.message.contains("“colour”"))
        map = Self.map
        map.columns["clicks"] = "Klicks"
        let missing = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(
            missing.code == .invalidColumnMap && missing.message.contains("“Klicks”") && missing.line == 1)
        map.columns = ["name": "Ad"]
        let noID = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(noID.code == .invalidColumnMap && noID.message.contains("id"))
    }

    @Test("Maps are read from JSON")
    func json() throws {
        let scratch = try Scratch()
        let good = #"{"columns": {"id": "Ad"}, "delimiter": ";", "day_format": "dd.MM.yyyy"}"#
        let map = try ColumnMap(contentsOf: scratch.file(good, name: "map.json"))
        #expect(map == ColumnMap(columns: ["id": "Ad"], delimiter: ";", dayFormat: "dd.MM.yyyy"))
        for bad in [
            "", "[]", "{}", #"{"columns": {"id": 1}}"#, #"{"columns": {"di": "x"}}"#, #"{"columns": {}}"#,
        ] {
            let error = try #require(throws: ImportError.self) {
                _ = try ColumnMap(contentsOf: scratch.file(bad, name: "map.json"))
            }
            #expect(error.code == .invalidColumnMap && error.file == "map.json")
        }
        let error = try #require(throws: ImportError.self) {
            _ = try ColumnMap(contentsOf: scratch.folder.appendingPathComponent("none.json"))
        }
        #expect(error.code == .unreadableFile)
    }
}
