import Foundation
import RuleClustering
import Testing

/// Links in all styles of ``LinkStyle`` and ``MacroStyle``. `CREATIVES_LINK_SEED` adds links of another seed.
@Suite struct MadeLinkTests {
    static let seeds: [UInt64] = {
        let drawn = ProcessInfo.processInfo.environment["CREATIVES_LINK_SEED"].flatMap(UInt64.init)
        return [1, 2, 3] + [drawn].compactMap(\.self)
    }()

    @Test func `the number of distinct styles is as documented`() {
        #expect(Set(LinkStyle.all.map(\.name)).count >= 40)
        #expect(Set(MacroStyle.all.map(\.name)).count >= 30)
        let written = MacroStyle.all.map { $0.write(["campaign", "name"]) }
        #expect(Set(written).count == written.count)
        let wrapped = LinkStyle.all.map { $0.wrap("wrapper.example", "https://shop.example.com/a?b=1") }
        #expect(Set(wrapped).count == wrapped.count)
    }

    @Test(arguments: seeds)
    func `two hundred links are resolved or rejected with a correct reason`(seed: UInt64) {
        var links = MadeLinks(seed: seed)
        for link in links.make(200) {
            let found = LandingPageResolver().resolve(link.field)
            switch (link.truth, found) {
            case (.page(let host, let segments, let hint), .page(let page)):
                #expect(page.host?.withoutCommonPrefix == host && page.segments == segments, "\(link)")
                #expect(CampaignHint(page)?.text == hint, "\(link)")
                #expect(page.obstacle == nil, "\(link)")
            case (.refused(let reason), .page(let page)):
                #expect(page.host == nil && page.apps.isEmpty && page.opaqueLink == nil, "\(link)")
                #expect(page.obstacle?.contains(reason) ?? false, "\(link): \(page.obstacle ?? "no reason")")
            case (.refused(let reason), .nothing(let given)):
                #expect(given.contains(reason), "\(link): \(given)")
            case (.page, .nothing(let given)):
                Issue.record("\(link): \(given)")
            }
        }
    }

    @Test(arguments: LinkStyle.all.indices)
    func `a wrapper is never an owner`(style: Int) throws {
        let link = LinkStyle.all[style].wrap("relayhost.com", "https://brand.example.org/page?x=1")
        guard case .page(let page) = LandingPageResolver().resolve(link) else {
            Issue.record("\(link) leads nowhere")
            return
        }
        #expect(page.host?.registrableDomain == "example.org", "\(link)")
        #expect(page.wrappers.contains { $0.contains("relayhost.com") }, "\(link)")
    }
}
