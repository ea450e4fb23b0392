import CreativeModel
import StageCore
import Testing

/// Tests of kinds of reasons, and of statements about groups of the same kind.
struct UnassignedGroupTests {
    @Test(arguments: [
        ("not planned yet", "not_planned"),
        ("no landing URL, and neither advertiser nor date is known", "no_link"),
        ("the landing URL holds only macros, and neither advertiser nor date is known", "only_macros"),
        ("the landing URL cannot be read, and neither advertiser nor date is known", "unreadable_link"),
        ("a tracker hides the landing page, and neither advertiser nor date is known", "hidden_page"),
        ("the landing URL is a “mailto” link, which leads to no page, and more", "no_page"),
        ("the landing URL holds a macro instead of a host, and more", "macro_host"),
        ("its link is wrapped more than 5 times, and more", "deep_link"),
        (
            "2 of the 5 creatives on moon.example, the others being of other advertisers; a campaign needs 3, and more",
            "too_few"
        ),
        ("the only creative on moon.example; a campaign needs 3", "too_few"),
        ("one of only 2 creatives of its advertiser; a campaign needs 4, and more", "too_few"),
        ("the only creative on moon.example; a campaign needs 3; it has no copy", "no_copy"),
        ("the only creative on moon.example; a campaign needs 3; it has no date", "no_date"),
        ("the only creative of its account; a campaign needs 3; it has no landing URL", "no_link_but_copy"),
        (
            "the only creative of its advertiser; a campaign needs 3; it has neither landing URL nor copy",
            "no_link_or_copy"
        ),
        ("the only creative on “; it has no copy” of example; a campaign needs 3", "too_few"),
        ("a person took it out of campaign “Moon; a campaign needs 3”", "taken_out"),
        ("like creative 7, which a person took out of campaign “Moon”", "like_taken_out"),
        ("its campaign “Moon” was deleted", "campaign_deleted"),
        ("its campaign 12 is gone", "campaign_missing"),
        ("its campaign 3 was missing in the file that was taken over", "campaign_missing"),
        ("something of somebody's own", "other"), ("", "other"),
    ])
    func `reasons of creatives have a kind`(reason: String, kind: String) {
        #expect(UnassignedCreative(creative: key(1), reason: reason).kind.rawValue == kind)
    }

    @Test(arguments: [
        ("rated below the GARM floor: suitable for no advertising", "below_floor"),
        ("nothing is known about it but its id", "says_nothing"),
        ("there are only 1 deals; a cluster needs 5", "too_few_deals"),
        ("1 deal is too few: at least 5 are needed", "too_few_deals"),
        ("the only video deal among those it is most like; a package needs 3", "too_few_alike"),
        ("unlike any package", "unlike_any"), ("the model: a package needs 9", "excluded_by_model"),
        ("the proposer put it into no package and gave no reason", "left_out"),
        ("there are no packages yet; it waits for the next full run", "no_packages"),
        ("the packages it is like are full, or not suitable to stand with it", "no_room"),
    ])
    func `reasons of deals have a kind`(reason: String, kind: String) {
        #expect(UnassignedDeal(dealID: "d", reason: reason).kind.rawValue == kind)
    }

    @Test func `groups of creatives state what would help`() {
        let lacking = UnassignedGroup.groups(
            of: Self.creatives(
                (1...3).map {
                    "the only creative on \($0).example; a campaign needs 3; it has neither landing URL nor copy"
                }
            ))
        #expect(lacking.map(\.statement) == ["3 creatives have no landing URL and no copy"])
        #expect(lacking.map(\.help) == ["Add the landing URL or the copy."])
    }

    private static func creatives(_ reasons: [String]) -> [UnassignedCreative] {
        reasons.enumerated().map { UnassignedCreative(creative: key($0), reason: $1) }
    }

    @Test func `statements agree with the number of creatives`() {
        let unknown = ", and neither advertiser nor date is known"
        let one = UnassignedGroup.groups(of: Self.creatives(["no landing URL\(unknown)"]))
        #expect(one.map(\.sentence) == ["1 creative has no landing URL\(unknown): 0"])
        let five = UnassignedGroup.groups(
            of: Self.creatives(Array(repeating: "no landing URL\(unknown)", count: 5)))
        #expect(five.map(\.sentence) == ["5 creatives have no landing URL\(unknown): 0, 1, 2 and 2 others"])
        // A detail that does not apply to all members is omitted.
        let mixed = UnassignedGroup.groups(
            of: Self.creatives(["no landing URL\(unknown)", "no landing URL, and no name"]))
        #expect(mixed.map(\.sentence) == ["2 creatives have no landing URL: 0, 1"])
    }

    @Test func `names the groups that are too small, the most frequent first`() {
        let pair = "one of only 2 creatives on moon.example; a campaign needs 3"
        let groups = UnassignedGroup.groups(
            of: Self.creatives(["the only creative on sun.example; a campaign needs 3", pair, pair]))
        #expect(
            groups.map(\.sentence) == [
                "3 creatives are in groups too small for a campaign, which needs 3: 2 × one of only 2 creatives on "
                    + "moon.example, 1 × the only creative on sun.example"
            ])
        let single = UnassignedGroup.groups(
            of: Self.creatives(["the only creative on sun.example; a campaign needs 12"]))
        #expect(
            single.map(\.sentence) == [
                "1 creative is in a group too small for a campaign, which needs 12: the only creative on sun.example"
            ])
    }

    @Test func `names the campaign that a person edited`() {
        let groups = UnassignedGroup.groups(
            of: Self.creatives([
                "its campaign “A” was deleted” was deleted", "a person took it out of campaign “B”",
                "a person took it out of campaign “B”",
            ]))
        #expect(
            groups.map(\.sentence) == [
                "2 creatives were removed from campaigns by a person: 2 × “B”",
                "1 creative was in a campaign that was deleted: “A” was deleted”",
            ])
    }

    @Test(arguments: 0..<40 as Range<UInt64>) func `every creative is in exactly one group`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let forms = [
            "no landing URL", "no landing URL, and so on", "not planned yet", "own words",
            "the only creative on a.example; a campaign needs 3",
            "the only creative on b.example; a campaign needs 5",
            "a person took it out of campaign “x”", "like creative 1, which", "its campaign 3 is gone",
            "its campaign “x” was deleted", "a tracker hides the landing page",
        ]
        let count = Int.random(in: 0..<60, using: &random)
        let creatives = Self.creatives((0..<count).map { _ in forms.randomElement(using: &random)! })
        let groups = UnassignedGroup.groups(of: creatives)
        #expect(groups.reduce(0) { $0 + $1.count } == creatives.count)
        #expect(Set(groups.map(\.kind)).count == groups.count)
        #expect(groups.map(\.count) == groups.map(\.count).sorted(by: >))
        for group in groups {
            let own = creatives.filter { $0.kind == group.kind }
            #expect(group.members.map(\.id) == own.map(\.creative.id))
            #expect(group.sentence.hasPrefix(counted(own.count, "creative") + " "))
            #expect(group.examples.count <= 3 && !group.examples.isEmpty)
            // The examples after the colon add up to the count.
            let named =
                own.count == 1 || !group.sentence.contains(" × ")
                ? group.examples.count
                : group.examples.reduce(0) { $0 + (Int($1.prefix(while: \.isNumber)) ?? 0) }
            let rest = group.sentence.firstMatch(of: #/ and ([0-9]+) others?$/#).flatMap { Int($0.1) } ?? 0
            #expect(named + rest == own.count, "\(group.sentence)")
        }
    }
}

private func key(_ number: Int) -> CreativeKey { CreativeKey(seat: "a", id: String(number)) }
