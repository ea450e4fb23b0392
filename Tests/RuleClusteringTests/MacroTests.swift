import RuleClustering
import Testing

@Suite struct MacroTests {
    private func page(_ field: String) throws -> LandingPage {
        guard case .page(let page) = LandingPageResolver().resolve(field) else {
            Issue.record("nothing was found in \(field)")
            throw NotFound()
        }
        return page
    }

    private struct NotFound: Error {}

    private static let names = [["campaign", "name"], ["ad", "id"], ["placement"]]

    @Test(arguments: MacroStyle.all.indices)
    func `a macro that was not replaced counts as absent`(style: Int) throws {
        let style = MacroStyle.all[style]
        for name in Self.names {
            let macro = style.write(name)
            let page = try page("https://shop.example.com/shoes?utm_source=x&utm_campaign=\(macro)&y=1")
            #expect(CampaignHint(page) == nil, "\(macro)")
            #expect(!page.parameters.contains { $0.name == "utm_campaign" }, "\(macro)")
            #expect(page.segments == ["shoes"] && page.host?.name == "shop.example.com", "\(macro)")
            // As the only value, at the end.
            let last = try self.page("https://shop.example.com/shoes?utm_campaign=\(macro)")
            #expect(CampaignHint(last) == nil, "\(macro)")
        }
    }

    @Test(arguments: MacroStyle.all.filter(\.standsAnywhere).map(\.name))
    func `a click macro before an address is removed`(name: String) throws {
        let style = try #require(MacroStyle.all.first { $0.name == name })
        for address in [
            "https://shop.example.com/shoes", "https%3A%2F%2Fshop.example.com%2Fshoes",
            "HTTPS://shop.example.com/shoes",
        ] {
            let page = try page(style.write(["click", "url"]) + address)
            #expect(page.host?.name == "shop.example.com" && page.segments == ["shoes"])
        }
    }

    @Test(arguments: MacroStyle.all.filter { $0.standsAnywhere && !$0.name.contains("space") }.map(\.name))
    func `a segment that is a macro is dropped`(name: String) throws {
        let style = try #require(MacroStyle.all.first { $0.name == name })
        let page = try page("https://shop.example.com/campaigns/\(style.write(["campaign", "id"]))")
        #expect(page.segments == ["campaigns"] && CampaignHint(page) == nil)
    }

    @Test(arguments: [
        ("spring_{{ad.id}}", "spring"), ("{{site}}-spring-{{ad.id}}", "spring"),
        ("%%SITE%%_summer_sale", "summer_sale"),
        ("spring+__PLACEMENT__", "spring"),
    ])
    func `text next to a macro is kept`(value: String, hint: String) throws {
        #expect(CampaignHint(try page("https://shop.example.com/?utm_campaign=\(value)"))?.text == hint)
    }

    @Test(arguments: [
        ("$50-off", "$50-off"), ("100%-cotton", "100%-cotton"), ("100%25-cotton", "100%-cotton"),
        ("50%off", "50%off"),
        ("%D0%BB%D0%B5%D1%82%D0%BE", "лето"), ("%C3%BCber-10%25", "über-10%"), ("caf%C3%A9%21", "café!"),
        ("abc%C3%A9def%C3%A9", "abcédefé"), ("a__b__c", "a__b__c"), ("x__2020_bar__y", "x__2020_bar__y"),
        ("[2024", "[2024"), ("a[b]", "a[b]"), ("sale%20%26%20more", "sale & more"),
        ("c%23-course", "c#-course"),
        ("%7B3F2504E0-4F89-11D3-9A0C-0305E82C3301%7D", "{3f2504e0-4f89-11d3-9a0c-0305e82c3301}"),
        ("~20-percent", "~20-percent"),
        ("win-$100", "win-$100"), ("(new)", "(new)"), ("50%25%20off%20now", "50% off now"), ("a@b", "a@b"),
        ("#1", nil),
    ])
    func `real values with the characters of macros are kept`(value: String, hint: String?) throws {
        #expect(CampaignHint(try page("https://shop.example.com/?utm_campaign=\(value)"))?.text == hint)
    }

    @Test(arguments: [
        ("https://shop.example.com/__init__/a_b__c", ["__init__", "a_b__c"]),
        ("https://shop.example.com/100%-cotton", ["100%-cotton"]),
        ("https://shop.example.com/%D0%BB%D0%B5%D1%82%D0%BE", ["лето"]),
        ("https://shop.example.com/$abc/50$", ["$abc", "50$"]),
        ("https://shop.example.com/~user/x", ["~user", "x"]),
        ("https://shop.example.com/a;b=[1]", ["a;b=[1]"]),
        ("https://shop.example.com/@user", ["@user"]),
    ])
    func `real segments with the characters of macros are kept`(field: String, segments: [String]) throws {
        #expect(try page(field).segments == segments)
    }

    @Test func `an IPv6 address keeps its brackets`() throws {
        #expect(try page("http://[2001:db8::1]:8080/x").host?.name == "[2001:db8::1]")
        #expect(try page("http://[fe80::1]/x").host?.name == "[fe80::1]")
    }

    @Test func `host labels that are macros are left out`() throws {
        #expect(try page("https://{{region}}.shop.example.com/x").host?.name == "shop.example.com")
        guard case .nothing(let reason) = LandingPageResolver().resolve("https://{{domain}}/x") else {
            Issue.record("a macro is no host")
            return
        }
        #expect(reason.contains("macro instead of a host"))
    }

    @Test(arguments: [
        "Sale [new]", "Tom & Jerry <3", "Save 50% now, 20% more", "#summer vibes", "a_b__c", "Nº 1 | best",
        "$50 off",
    ])
    func `prose keeps its brackets`(text: String) {
        #expect(
            AdvertiserName(text)?.folded
                == AdvertiserName(text.replacing("[", with: " ").replacing("]", with: " "))?.folded)
    }
}
