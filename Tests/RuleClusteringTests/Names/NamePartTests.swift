import Testing

@testable import RuleClustering

/// Parts of names, known by their words and forms alone.
@Suite struct NamePartTests {
    @Test(
        arguments: [
            ("9:16", FacetKind.size), ("1080x1920", .size), ("Square", .size), ("15s", .duration),
            (":30", .duration),
            ("LAL 1%", .audience), ("25-44", .audience), ("18-65+", .audience),
            ("Website Visitors", .audience),
            ("Retargeting", .audience), ("Interest Yoga", .audience), ("30 days", .audience),
            ("Retargeting 30 days", .audience), ("Reciblage 30 j", .audience),
            ("v2", .version),
            ("Copy 3", .version), ("Kopie", .version), ("A", .version), ("Hook 3", .hook),
            ("Hook Morning Rush", .hook),
            ("H2", .hook), ("UGC", .hook), ("2026-06-01", .date), ("260601", .date), ("Q3", .date),
            ("KW32", .date),
            ("Juni", .date), ("US", .country), ("Deutschland", .country), ("DACH", .country),
            ("EN", .language),
            ("pt-BR", .language), ("Español", .language), ("IG Stories", .placement), ("UGCVideo", .hook),
            ("Carousel", .format), ("Video 12", .format), ("CBO", .objective), ("geo=Mars", .country),
            ("Format: Poster", .format),
        ])
    func `facets are known by word and form`(text: String, kind: FacetKind) {
        #expect(NamePart(text).facet == kind)
    }

    @Test(
        arguments: [
            ("Summer Sale", "summersale"), ("SummerSale", "summersale"),
            ("Promoção de outono", "promocaooutono"),
            ("Autumn sale 2026", "autumnsale"), ("Retargeting Summer Sale", "summersale"), ("SS26", "ss26"),
            ("cmp=Trail Running", "trailrunning"), ("Campaign Trail Running", "trailrunning"),
            ("Summer Sales", "summersales"), ("Trail Running US", "trailrunning"),
        ])
    func `other words are kept`(text: String, token: String) {
        #expect(NamePart(text).facet == nil)
        #expect(NamePart(text).token == token)
    }

    @Test func `numbers, years and codes are kept apart`() {
        #expect(NamePart("Drop 2").number == "2")
        #expect(NamePart("Autumn sale 2026").year == "2026")
        #expect(NamePart("2026-06").year == "2026")
        #expect(NamePart("2026-06-14").year == nil, "a day is when an ad was made")
        #expect(NamePart("C0123").isCode && !NamePart("BFCM26").isCode)
        #expect(NamePart("creator=anna").key == "creator" && NamePart("creator=anna").facet == .hook)
        #expect(NamePart("persona=anna").key == "persona" && NamePart("persona=anna").facet == nil)
    }

    @Test(
        arguments: [
            (["US_Video_Hook1", "DE_Image_Hook2"], "US_Video_Hook1", ["US", "Video", "Hook1"]),
            (["A | B - C", "D | E – F"], "A | B - C", ["A", "B", "C"]),
            (["us-video-hook1", "de-image-hook2"], "us-video-25-44", ["us", "video", "25-44"]),
            (["US Summer-Sale", "DE Summer-Sale"], "US Summer-Sale", ["US Summer-Sale"]),
            (["us.summer.video", "de.summer.video"], "us.summer.1.91:1", ["us", "summer", "1.91:1"]),
            (
                ["US Prospecting SummerSale Video"], "US Retargeting WinterSale Image",
                ["US", "Retargeting", "WinterSale", "Image"]
            ),
            (["[US] Summer Sale (Video)"], "[US] Summer Sale (Video)", ["US", "Summer Sale", "Video"]),
            (["x"], " – Copy", ["Copy"]),
        ])
    func `separators are learnt`(names: [String], name: String, parts: [String]) {
        #expect(NameSplitter(learning: names).parts(of: name) == parts)
    }

    @Test func `typing errors follow the frequent spelling`() {
        let table = SpellingTable([
            "summersale": 40, "sumersale": 12, "summresale": 3, "wintersale": 40, "boots": 9, "boot": 1,
            "bots": 2,
            "seriesalpha": 4, "seriesalphb": 4, "hook1": 9, "hook2": 9, "tips": 20, "tops": 2,
        ])
        #expect(table.corrected("sumersale") == "summersale" && table.corrected("summresale") == "summersale")
        #expect(
            table.corrected("wintersale") == "wintersale" && table.corrected("summersale") == "summersale")
        for word in ["seriesalpha", "seriesalphb", "hook1", "hook2", "tips", "tops"] {
            #expect(table.corrected(word) == word)
        }
    }
}
