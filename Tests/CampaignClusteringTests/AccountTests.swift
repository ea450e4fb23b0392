import CampaignClustering
import ClusterEvaluation
import CreativeModel
import SampleData
import Testing

/// Accounts without landing pages, whose names alone tell campaigns apart.
@Suite struct AccountTests {
    private func account(_ scheme: NamingScheme, seed: UInt64, count: Int = 250) -> (
        creatives: [Creative], truth: [String]
    ) {
        var options = SampleAccountSet.Options()
        (options.scheme, options.seed, options.adCount) = (scheme, seed, count)
        let account = SampleAccountSet(options: options)
        let columns = ["Ad ID", "Ad name", "Campaign name", "Ad set name"].map(account.report.column)
        let creatives = account.report.rows.map { row in
            let values = columns.map { column in column.map { row[$0] } }
            var creative = Creative(key: CreativeKey(id: values[0] ?? ""))
            creative.name = values[1]
            creative.platformCampaign = values[2]
            creative.platformAdGroup = values[3]
            return creative
        }
        return (creatives, account.truth.rows.map { $0[1] })
    }

    @Test(arguments: NamingScheme.allCases, [1, 2, 3] as [UInt64])
    func `true campaigns are found by their names`(scheme: NamingScheme, seed: UInt64) async throws {
        let (creatives, truth) = account(scheme, seed: seed)
        let plan = try await CampaignPlanner().plan(for: snapshot(creatives))
        var labels: [CreativeKey: String] = [:]
        for campaign in plan.campaigns {
            #expect(campaign.method == .name)
            for member in campaign.members { labels[member.creative] = campaign.name }
        }
        let agreement = try ClusterAgreement(creatives.map { labels[$0.key] ?? $0.key.id }, truth: truth)
        #expect(agreement.vMeasure > 0.95 && agreement.adjustedRandIndex > 0.9)
        #expect(labels.count * 100 >= creatives.count * 98)
    }

    @Test func `campaigns are called as people called them`() async throws {
        let (creatives, truth) = account(.pipes, seed: 5)
        let plan = try await CampaignPlanner().plan(for: snapshot(creatives))
        let names = Set(plan.campaigns.map(\.name))
        #expect(Set(truth).isSubset(of: names))
    }
}
