import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Formats")
struct FormatTests {
    static let snapHeader =
        "ADID,CreativeUrl,Currency Code,Spend,Impressions,StartDate,EndDate,OrganizationName,"
        + "PayingAdvertiserName,CountryCode,CreativeProperties"

    @Test
    func `the Snap library has one row per ad, with lifetime totals`() throws {
        let result = try read(
            """
            \(Self.snapHeader)
            a1,https://x.test/1?mediaType=mp4,USD,867,357845,2018/10/09 15:51:44Z,2018/11/07 03:00:00Z,Agency ,Payer,united states,web_view_url:https://a.test/?q=1,2
            """.replacing("?q=1,2", with: "?q=1"))
        let creative = try #require(result.batch.creatives.first)
        #expect(creative.key == CreativeKey(id: "a1"))
        #expect(creative.advertiser == "Payer" && creative.agency == "Agency" && creative.country == "US")
        #expect(creative.landingURL == "https://a.test/?q=1")
        #expect(creative.format == .video && creative.assetURL == "https://x.test/1?mediaType=mp4")
        #expect(creative.startsAt == (try instant("2018-10-09T15:51:44Z")))
        #expect(creative.endsAt == (try instant("2018-11-07T03:00:00Z")))
        let record = try #require(result.records.first)
        #expect(record.period == .lifetime(first: Day("2018-10-09"), last: Day("2018-11-07")))
        #expect(record.geo == "US" && record.currency.rawValue == "USD")
        #expect(
            record.metrics.spend == Micros(rawValue: 867_000_000) && record.metrics.impressions == 357_845)
        #expect(record.metrics.clicks == nil)
        #expect(result.report.files.first?.format == .snap && result.report.warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("web_view_url:https://a.test/x?y=1,2", "https://a.test/x?y=1,2"), ("", nil),
            ("web_view_url:", nil),
            ("web_view_url:https://a.test,deep_link_uri:app://x", "https://a.test app://x"),
            ("deep_link_uri:a://b,ios_app:123,android_app:com.x", "a://b 123 com.x"),
        ] as [(String, String?)])
    func `all URLs are read from Snap's properties`(text: String, urls: String?) {
        #expect(SnapProperties.urls(text) == urls)
    }

    @Test
    func `missing ends, and ends before starts, are read unchanged`() throws {
        let result = try read(
            "\(Self.snapHeader)\na,,USD,1,1,2019/02/01 00:00:00Z,2019/01/01 00:00:00Z,o,p,de,\nb,,USD,1,1,2019/02/01 00:00:00Z,,o,p,de,\n"
        )
        #expect(result.records.map(\.period.first?.description) == ["2019-02-01", "2019-02-01"])
        #expect(result.records.map(\.period.last?.description) == ["2019-01-01", nil])
    }

    @Test
    func `the seed's creatives`() throws {
        let result = try read(
            """
            id,seat_id,buyer_creative_id,name,detected_url,detected_domain,width,height,format,detected_advertiser,agency,file_hash,file_name,asset_url,country,created_at
            1,s1,b1,Name,https://a.test/x,a.test,300,250,HTML5,Adv,Ag,ff00,x.png,https://c.test/x.png,germany,2025-01-02 03:04:05
            2,s2,,,,,0,0,,,,,clip.MP4,,,
            3,,,,,,,,,,,,,,,
            """)
        let full = result.batch.creatives[0]
        #expect(
            full.key == CreativeKey(seat: "s1", id: "1") && full.buyerCreativeID == "b1"
                && full.name == "Name")
        #expect(full.landingURL == "https://a.test/x" && full.declaredDomain == "a.test")
        #expect(full.size == CreativeSize(width: 300, height: 250) && full.format == .html5)
        #expect(full.advertiser == "Adv" && full.agency == "Ag" && full.fileHash == "ff00")
        #expect(full.fileName == "x.png" && full.assetURL == "https://c.test/x.png" && full.country == "DE")
        #expect(full.createdAt == (try instant("2025-01-02T03:04:05Z")))
        var bare = Creative(key: CreativeKey(seat: "s2", id: "2"))
        (bare.fileName, bare.format) = ("clip.MP4", .video)
        #expect(result.batch.creatives[1] == bare)
        #expect(result.batch.creatives[2] == Creative(key: CreativeKey(id: "3")))
        #expect(result.batch.performance.isEmpty && result.report.warnings.isEmpty)
    }

    @Test
    func `a path is relative to the file's folder, an empty path is ignored, and text is unchanged`() throws {
        let scratch = try Scratch()
        let paths = ["banner.png", "../up/b.png", "/var/ads/c.png", "", "  ", "-", "a\u{301} ü.png"]
        let rows = paths.enumerated().map { "\($0),\($1),\"Hello, \"\"you\"\" \($0)\"\n" }.joined()
        let file = try scratch.file("id,asset_path,text\n" + rows)
        let folder = scratch.folder.path
        let expected = [
            "\(folder)/banner.png", "\(folder)/../up/b.png", "/var/ads/c.png", nil, nil, nil,
            "\(folder)/a\u{301} ü.png",
        ]
        let creatives = try CreativeImporter().read([file]).batch.creatives
        #expect(creatives.map(\.assetPath) == expected)
        #expect(creatives.map(\.text) == paths.indices.map { "Hello, \"you\" \($0)" })

        let map = ColumnMap(columns: ["id": "Ad", "asset_path": "File", "text": "Copy"])
        let mapped = try scratch.file("Ad,Copy,File\n1,Buy now,x/y.jpg\n2,,\n", name: "mapped.csv")
        let result = try CreativeImporter(options: options { $0.columns = map }).read([mapped]).batch
            .creatives
        #expect(
            result.map(\.assetPath) == ["\(folder)/x/y.jpg", nil] && result.map(\.text) == ["Buy now", nil])
    }

    @Test
    func `the copy and status of an ad`() throws {
        let result = try read(
            """
            id,headline,copy,call_to_action,asset_text,landing page text,status,landing_url,advertiser
            1,Sleep well,"Cool, at last.",Shop now,(music) I slept,Our mattress,Paused,https://a.test/x,Adv
            2,,-,,,n/a,,,
            """)
        var full = Creative(key: CreativeKey(id: "1"))
        (full.headline, full.text, full.callToAction) = ("Sleep well", "Cool, at last.", "Shop now")
        (full.assetText, full.landingText, full.status) = ("(music) I slept", "Our mattress", .paused)
        (full.landingURL, full.advertiser) = ("https://a.test/x", "Adv")
        #expect(result.batch.creatives == [full, Creative(key: CreativeKey(id: "2"))])
        #expect(result.report.files.map(\.format) == [.rtbcat])
    }

    @Test func `detected values take precedence, and text over copy`() throws {
        let result = try read(
            """
            id,landing_url,detected_url,advertiser,detected_advertiser,copy,text,landing page text,landing text
            1,https://b.test,https://a.test,B,A,c,t,p,l
            """)
        let creative = try #require(result.batch.creatives.first)
        #expect(creative.landingURL == "https://a.test" && creative.advertiser == "A")
        #expect(creative.text == "t" && creative.landingText == "l")
    }

    @Test(arguments: [
        "text", "copy", "headline", "call_to_action", "Call to action", "asset_text", "landing_text",
        "landing_url",
        "advertiser",
    ])
    func `an ID and one column of copy are enough`(title: String) throws {
        let result = try read("id,\(title)\na,x y\n")
        let ad = try #require(result.batch.creatives.first)
        let all = [
            ad.text, ad.headline, ad.callToAction, ad.assetText, ad.landingText, ad.landingURL, ad.advertiser,
            ad.status?.rawValue,
        ]
        #expect(all.compactMap(\.self) == ["x y"])
    }

    @Test
    func `an ID with only a name, or with unknown columns, matches no format`() throws {
        for header in ["id,name", "id,awareness", "id,format,size", "id,status"] {
            let error = try failure { try read("\(header)\na,x,y\n") }
            #expect(error.code == .unknownFormat)
        }
    }

    @Test
    func `all metrics of the seed are read, and rows with the same key are summed`() throws {
        let result = try read(
            """
            creative_id,seat_id,metric_date,geo_id,currency,impressions,clicks,reached_queries,bids,auctions_won,video_starts,video_completions,conversions,conversion_value,spend
            a,s,2025-01-01,US,usd,100,5,1000,900,200,50,40,1.5,10.25,"1,000.10"
            a,s,2025-01-01,united states,USD,1,,,,,,,0.25,,0.000001
            a,s,2025-01-01,US,EUR,1,,,,,,,,,2
            a,s,2025-01-02,US,USD,,,,,,,,,,
            """)
        #expect(result.records.count == 3)
        let sum = try #require(result.records.first { $0.currency.rawValue == "USD" })
        var metrics = PerformanceMetrics()
        (metrics.impressions, metrics.clicks, metrics.queries, metrics.bids, metrics.wins) = (
            101, 5, 1000, 900, 200
        )
        (metrics.videoStarts, metrics.videoCompletions) = (50, 40)
        metrics.conversions = Micros(rawValue: 1_750_000)
        metrics.conversionValue = Micros(rawValue: 10_250_000)
        metrics.spend = Micros(rawValue: 1_000_100_001)
        #expect(sum.metrics == metrics && sum.geo == "US" && sum.timeZone == "UTC")
        #expect(result.records.last?.metrics == PerformanceMetrics())
        #expect(result.report.warnings == ["1 creative has performance and no description"])
    }

    @Test(arguments: [
        "Day,Billing ID,Creative ID,Creative Size,Country,Impressions,Reached Queries,Clicks,Spend",
        "#Day,Buyer account ID,Creative ID,Creative size,Country,Impressions,Reached queries,Clicks,Spend (buyer currency)",
    ])
    func `both headers of Authorized Buyers`(header: String) throws {
        let result = try read(
            "\(header)\n2026-02-10,999,cr1,300 X 250,US,100,200,5,$0.50\nTotal,,,,,100,200,5,0.50\n",
            options: options { $0.currency = CurrencyCode(rawValue: "USD") ?? .unknown })
        #expect(result.report.files.map(\.format) == [.authorizedBuyers])
        #expect(result.report.files.map(\.rows) == [1] && result.report.files.map(\.totalRows) == [1])
        let record = try #require(result.records.first)
        #expect(record.creative == CreativeKey(seat: "999", id: "cr1") && record.currency.rawValue == "USD")
        #expect(record.metrics.queries == 200 && record.metrics.spend == Micros(rawValue: 500_000))
    }

    @Test
    func `bids in auctions are used if there are no bids`() throws {
        let both = try read("creative_id,date,bids,bids_in_auction\na,2025-01-01,9,5\n")
        #expect(both.metrics.bids == 9)
        let one = try read("creative_id,date,bids_in_auction\na,2025-01-01,5\n")
        #expect(one.metrics.bids == 5)
    }

    @Test(arguments: ["Total", "TOTAL", "Grand Total", "totals:", "total :"])
    func `rows of totals`(word: String) throws {
        let text =
            "\(performanceHeader)\n\(word),,9,9,9\n\(BadRow.a)\nb,\(word),9,9,9\nTotally,2025-01-01,1,1,1\n"
        let result = try read(text)
        #expect(result.report.files.map(\.totalRows) == [2] && result.ids == ["a", "Totally"])
    }
}
