import Foundation
import Testing

/// `creatives classify --store`: known results are reused.
@Suite struct ClassifyStoreTests {
    @Test func `a second run reuses all results, even if signed URLs have changed`() throws {
        let fixture = try ClassifyFixture()
        let first = try fixture.classify("--store", fixture.store, "--json").json()
        #expect(try ClassifyFixture.counts(first)["new"] == 4)
        _ = try fixture.folder.file("ads.csv", ClassifyFixture.header + ClassifyFixture.rows(token: "b"))
        for arguments in [[], [fixture.ads, "--performance", fixture.performance]] {
            let second = try fixture.run(arguments + ["--store", fixture.store, "--json"]).json()
            let counts = try ClassifyFixture.counts(second)
            #expect(counts["new"] == 0 && counts["reused"] == 4 && counts["skipped"] == 1)
            let groups = (second["analysis"] as? [String: Any])?["groups"] as? [[String: Any]]
            let before = (first["analysis"] as? [String: Any])?["groups"] as? [[String: Any]]
            #expect(groups as NSArray? == before as NSArray?)
        }
    }

    @Test func `changed ads and forced ads are classified again`() throws {
        let fixture = try ClassifyFixture()
        _ = try fixture.classify("--store", fixture.store)
        let changed = ClassifyFixture.rows().replacing("Tired of", with: "Sick of")
        _ = try fixture.folder.file("ads.csv", ClassifyFixture.header + changed)
        let second = try fixture.classify("--store", fixture.store, "--json").json()
        #expect(try ClassifyFixture.outcomes(second).filter { $0.value == "new" }.map(\.key) == ["a2"])
        let forced = try fixture.run(["--store", fixture.store, "--force", "--max-new", "3", "--json"]).json()
        let counts = try ClassifyFixture.counts(forced)
        #expect(counts["new"] == 3 && counts["reused"] == 0 && counts["skipped"] == 2)
        let brand = try fixture.run(["--store", fixture.store, "--brand", "Other", "--json"]).json()
        #expect(try ClassifyFixture.counts(brand)["new"] == 4)
    }

    @Test func `an analysis neither classifies ads nor changes the store`() throws {
        let fixture = try ClassifyFixture()
        let first = try fixture.classify("--store", fixture.store, "--json").json()
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.store))
        let result = try fixture.run(["--store", fixture.store, "--only-analyse", "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try result.json()
        let outcomes = try ClassifyFixture.outcomes(json).values
        #expect(json["run"] is NSNull && Set(outcomes) == ["known", "unknown"])
        #expect(json["analysis"] as? NSDictionary == first["analysis"] as? NSDictionary)
        #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.store)) == before)
        let missing = try fixture.run(["--store", fixture.folder.path("none.db"), "--only-analyse"])
        #expect(missing.status != 0 && missing.diagnostics.contains("none.db"))
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("none.db")))
        let noise = try fixture.folder.file("noise.db", String(repeating: "noise", count: 2_000))
        let broken = try fixture.run(["--store", noise, "--only-analyse"])
        #expect(broken.status == 1 && broken.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `ads are limited to the last days and a seat`() throws {
        let fixture = try ClassifyFixture()
        _ = try fixture.classify("--store", fixture.store, "--seat", "one")
        let other = try fixture.run(["--store", fixture.store, "--seat", "two", "--json"]).json()
        #expect(try ClassifyFixture.counts(other)["input"] == 0)
        let late = try fixture.folder.file(
            "late.csv",
            "creative_id,date,impressions,clicks,spend,currency\na1,2025-12-20,10,1,1,USD\n")
        let json = try fixture.run(
            [late, "--store", fixture.store, "--seat", "one", "--days-back", "7", "--json"]
        ).json()
        #expect(try ClassifyFixture.outcomes(json) == ["a1": "reused"])
    }
}
