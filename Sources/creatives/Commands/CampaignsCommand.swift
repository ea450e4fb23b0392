internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// `creatives campaigns`: reports and manual edits of campaigns.
struct CampaignsCommand: Command {
    static let syntax = CommandSyntax(
        name: "campaigns", summary: "Lists, shows and corrects the campaigns of a store.",
        operands: "VERB [ARGUMENT...]", verbs: CampaignVerb.names,
        options: [StoreOption.store] + CampaignVerb.syntax + [
            RowLimit.option, CampaignVerb.csv, CommonOption.json,
        ],
        details: """
            Verbs:
              list                            lists campaigns with their performance
              show ID                         shows a campaign: creatives with evidence, performance, edits
              unassigned                      lists creatives without a campaign, with the reasons
              log                             lists the edits of people, latest first
              create NAME                     creates an empty campaign
              rename ID NAME                  renames a campaign; automatic runs keep the name
              describe ID TEXT                sets the description of a campaign
              add ID CREATIVE...              adds creatives to a campaign
              move CREATIVE... \(CampaignVerb.target.usage)        the same, with the campaign last
              remove ID CREATIVE...           removes creatives; automatic runs do not put them back
              merge ID ID...                  merges campaigns into the first one
              split ID \(CampaignVerb.name.usage) CREATIVE...  moves some creatives of a campaign to a new one
              pause ID, activate ID, archive ID, delete ID
              undo                            undoes the latest edit of a person; repeat to undo earlier ones
              forget-model [ID]               removes the decisions of language models about a campaign, or all

            Manual edits are kept. Later runs of `creatives cluster \(StoreOption.store)` leave creatives where a person put them, do not
            put removed creatives back, and do not end a campaign that was created, named, described or paused manually. Other
            creatives follow similar ones. Deleting a campaign frees its creatives, and a later run may group them again. An
            archived campaign receives creatives only from people. A campaign from which people removed creatives stays, even if
            it is empty, until it is deleted.

            Decisions of language models (merges, splits, names) are kept, too, and apply to later runs without a model. A name
            from a model replaces a name from a rule, but never one from a person; the log contains the old name. After
            forget-model the creatives are planned again, and another model may decide; names stay until then.

            undo restores everything that the edit changed; a deleted campaign gets back its id, creatives and evidence. Other
            changes by later runs stay. If another campaign has taken the old name, undo fails. Runs cannot be undone. The
            latest 1,000 edits can be undone, with up to 250,000 creatives.

            Facets are what the names of ads state besides the campaign: size, format, duration, language, country, audience,
            placement, objective, hook, version and date. A creative counts for each of its facets.

            JSON keys of list: campaigns[]{id,seat,name,named_by,status,method,confidence,model_decisions[]{kind,name,confidence,
            reason,model,decided_at,creatives},creatives,active_creatives,spend{CURRENCY:
            micros},impressions,clicks,ctr,cpm{CURRENCY: units},cpc{CURRENCY: units},queries,video_starts,
            video_completions,conversions,conversion_value{CURRENCY: micros},cpa{CURRENCY: units},roas{CURRENCY:
            ratio},bids,wins,win_rate,top_geos[],best_performer,first_day,last_day,warnings[], and where known
            \(MetricHelp.keys) and groups[]{name,creative_ids[]}}, with \(CampaignVerb.validate) also coherence and verdict; of show: the
            same as campaign{…,description,coherence,creatives[]{id,seat,assigned_by,assigned_at,evidence[],
            facets{KIND: values[]}},edits[]}, with creative_ids[] in model_decisions[], and breakdown[]{geo|creative_id|day, or facet,
            value and creatives, and the figures of campaigns} with \(CampaignVerb.dimension); of unassigned:
            unassigned[]{creative_id,seat,reason,kind}, unassigned_groups[]{kind,count,text,help,examples[]}; of log:
            edits[]{id,at,by,kind,seat,campaign_id,creative_ids[],detail,
            undone_at}; of undo: undone{…} as in log; of forget-model: forgotten; of the others: campaign{…} after the
            change, or deleted.

            \(MetricHelp.reach)

            \(CommonOption.csv) of list prints a row for each campaign and currency: id,name,seat,status,method,creatives,active_creatives,
            first_day,last_day,best_performer,top_geos, with \(CampaignVerb.validate) coherence,verdict, then currency, the metrics in
            that currency, ctr,cpm,cpc,cpa,roas,win_rate, and frequency where reach is known; of show: creative_id,seat,
            assigned_by,assigned_at,evidence, or with \(CampaignVerb.dimension) a row for each part and currency; of unassigned:
            creative_id,seat,kind,reason.
            """)

    private let verb: CampaignVerb
    private let store: CreativeDatabase
    private let output: CampaignOutput

    init(_ arguments: Arguments) throws {
        verb = try CampaignVerb(arguments)
        output = CampaignOutput(
            form: try OutputForm(arguments), limit: RowLimit(arguments),
            order: arguments[CampaignVerb.order])
        store = try StoreOption.open(arguments, reading: verb.onlyReads)
    }

    func run() async throws {
        switch verb {
        case .list(let seat, let status, let period, let validates):
            let all = try await store.reports(ofSeat: seat, in: period)
            let reports = all.filter { (status ?? $0.campaign.status) == $0.campaign.status }
            if reports.isEmpty, output.form == .text {
                return print(
                    try await EmptyText.campaigns(of: store, seat: seat, status: status, all: all.count))
            }
            let assignments = output.form == .json ? try await store.assignments(ofSeat: seat) : []
            try output.list(
                reports, in: period, decisions: try await store.modelDecisions(of: nil),
                coherence: validates ? try await coherence(of: reports) : [:],
                groups: Dictionary(grouping: assignments, by: \.campaign).mapValues(CampaignGroup.groups))
        case .show(let id, let seat, let period, let dimension):
            if let seat { try check(await campaign(id), isOf: seat) }
            try output.show(
                try await CampaignDetails(
                    id, of: store, in: period, by: dimension, withFacets: output.form == .json))
        case .unassigned(let seat):
            let creatives = try await store.unassigned(ofSeat: seat)
            if creatives.isEmpty, output.form == .text {
                return print(try await EmptyText.unassigned(of: store, seat: seat))
            }
            try output.unassigned(creatives)
        case .log(let seat):
            // Edits of all seats have no seat of their own.
            let edits = try await store.edits(limit: .max).filter {
                seat == nil || $0.seat == nil || $0.seat == seat
            }
            if edits.isEmpty, output.form == .text { return print(EmptyText.log(seat: seat)) }
            try output.log(edits)
        case .create(let name, let seat):
            try await done(try await store.createCampaign(named: name, seat: seat).id, "created")
        case .rename(let id, let name):
            _ = try await campaign(id)
            _ = try await store.updateCampaign(id, name: name, summary: nil, status: nil)
            try await done(id, "renamed")
        case .describe(let id, let text):
            _ = try await campaign(id)
            _ = try await store.updateCampaign(id, name: nil, summary: text, status: nil)
            try await done(id, "described")
        case .setStatus(let id, let status):
            _ = try await campaign(id)
            _ = try await store.updateCampaign(id, name: nil, summary: nil, status: status)
            try await done(id, "now \(status.rawValue)")
        case .add(let id, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            try await store.place(keys, in: id)
            try await done(id, "gained \(Display.counted(keys.count, "creative"))")
        case .remove(let id, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            let members = Set(try await store.assignments(of: id).map(\.creative))
            try await store.remove(keys, from: id)
            let count = members.intersection(keys).count
            try await done(
                id, count == 0 ? "unchanged, already removed" : "lost \(Display.counted(count, "creative"))")
        case .merge(let ids):
            _ = try await campaign(ids[0])
            _ = try await store.mergeCampaigns(ids)
            try await done(ids[0], "merged with \(Display.counted(ids.count - 1, "campaign"))")
        case .split(let id, let name, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            try await done(
                try await store.splitCampaign(id, moving: keys, toCampaignNamed: name).id, "split off")
        case .delete(let id):
            let gone = try await campaign(id)
            try await store.deleteCampaign(id)
            try output.deleted(gone)
        case .undo(let seat): try output.undone(try await store.undoLastEdit(in: seat))
        case .forgetModel(let id):
            var known: Campaign?
            if let id { known = try await campaign(id) }
            try output.forgotten(try await store.forgetModelDecisions(of: id), about: known)
        }
    }

    private func coherence(of reports: [CampaignReport]) async throws -> [CampaignID: PerformanceCoherence] {
        var found: [CampaignID: PerformanceCoherence] = [:]
        for report in reports {
            let creatives = try await store.assignments(of: report.campaign.id).map(\.creative)
            found[report.campaign.id] = try await PerformanceCoherence(of: creatives, in: store)
        }
        return found
    }

    /// Returns a campaign before it is changed. A campaign that cannot be read afterwards must not be
    /// changed, because the command would report a failure after doing its work.
    private func campaign(_ id: CampaignID) async throws -> Campaign {
        guard let report = try await store.reports(on: [id], in: .all).first else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return report.campaign
    }

    /// Returns the keys of creatives named by either of their IDs, without duplicates.
    private func keys(_ ids: [String], seat: String) async throws -> [CreativeKey] {
        try await store.keys(of: ids, seat: seat).sorted()
    }

    private func check(_ campaign: Campaign, isOf seat: String) throws {
        guard campaign.seat != seat else { return }
        throw StoreError(
            .seatMismatch,
            "campaign \(campaign.id) belongs to seat \(quoted(campaign.seat)), expected seat \(quoted(seat))"
        )
    }

    private func done(_ id: CampaignID, _ what: String) async throws {
        guard let report = try await store.reports(on: [id], in: .all).first else {
            throw StoreError(.unknownCampaign, "campaign \(id) was deleted by another process")
        }
        try output.done(report, what)
    }
}
