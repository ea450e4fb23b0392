internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// `creatives campaigns`: what a person does with campaigns after they were made.
struct CampaignsCommand: Command {
    static let syntax = CommandSyntax(
        name: "campaigns", summary: "Lists, shows and corrects the campaigns of a store.",
        operands: "VERB [ARGUMENT...]",
        options: [StoreOption.store] + CampaignVerb.syntax + [RowLimit.option, CommonOption.json],
        details: """
            Verbs:
              list                            campaigns with their performance
              show ID                         one campaign: creatives with the evidence, performance, edits
              unassigned                      creatives without a campaign, with the reasons
              log                             what people did, the latest first
              create NAME                     makes an empty campaign
              rename ID NAME                  gives a campaign another name, which no machine changes
              describe ID TEXT                says what it is about
              add ID CREATIVE...              puts creatives into a campaign
              move CREATIVE... \(CampaignVerb.target.usage)        the same, said the other way round
              remove ID CREATIVE...           takes creatives out; no machine puts them back
              merge ID ID...                  makes one campaign of several; the first one stays
              split ID \(CampaignVerb.name.usage) CREATIVE...  makes a new campaign of some creatives of another
              pause ID, activate ID, archive ID, delete ID
              undo                            undoes the latest edit of a person; again, the one before
              forget-model [ID]               forgets what language models decided about a campaign, or all

            What a person decides is kept: later runs of `creatives cluster \(StoreOption.store)` leave creatives where they were put, put
            none back where it was taken out, end no campaign that was made, named, described or paused by hand, and let
            creatives that nobody touched follow those like them. To delete a campaign frees its creatives: a later run
            may put them together anew. An archived campaign takes nothing new from a run, only what a person puts in. A
            campaign out of which people took creatives stays, even empty, until somebody deletes it.

            What a language model decided (merges, splits, names) is kept, too, and holds for later runs without a model. A
            model's name takes the place of a rule's, never of a person's; the log has the old one. After forget-model the
            creatives are planned again, and another model may decide; names stay until then.

            undo puts back what the edit changed, a deleted campaign with its id, creatives and evidence. Where a run came in
            between, everything else stays as the run left it; a name that another campaign got meanwhile is an error. Runs
            are not undone. The latest 1,000 edits can be undone, with up to 250,000 creatives.

            JSON keys of list: campaigns[]{id,seat,name,named_by,status,method,confidence,model_decisions[]{kind,name,confidence,
            reason,model,decided_at,creatives},creatives,active_creatives,spend{CURRENCY:
            micros},impressions,clicks,ctr,cpm{CURRENCY: units},cpc{CURRENCY: units},queries,video_starts,
            video_completions,win_rate,top_geos[],best_performer,first_day,last_day,warnings[]}, with \(CampaignVerb.validate) also coherence and verdict; of show: the
            same as campaign{…,description,coherence,creatives[]{id,seat,assigned_by,assigned_at,evidence[]},edits[]}, with
            creative_ids[] in model_decisions[], and
            breakdown[]{geo|creative_id|day,spend,impressions,clicks,ctr} with \(CampaignVerb.dimension); of unassigned:
            unassigned[]{creative_id,seat,reason,kind}, unassigned_groups[]{kind,count,text,examples[]}; of log:
            edits[]{id,at,by,kind,seat,campaign_id,creative_ids[],detail,
            undone_at}; of undo: undone{…} as in log; of forget-model: forgotten; of the others: campaign{…} as it is
            afterwards, or deleted.
            """)

    private let verb: CampaignVerb
    private let store: CreativeDatabase
    private let output: CampaignOutput

    init(_ arguments: Arguments) throws {
        verb = try CampaignVerb(arguments)
        output = CampaignOutput(
            isJSON: arguments[CommonOption.json], limit: RowLimit(arguments))
        store = try StoreOption.open(arguments, reading: verb.onlyReads)
    }

    func run() async throws {
        switch verb {
        case .list(let seat, let status, let period, let validates):
            let all = try await store.reports(ofSeat: seat, in: period)
            let reports = all.filter { (status ?? $0.campaign.status) == $0.campaign.status }
            if reports.isEmpty, !output.isJSON {
                return print(
                    try await EmptyText.campaigns(of: store, seat: seat, status: status, all: all.count))
            }
            try output.list(
                reports, in: period, decisions: try await store.modelDecisions(of: nil),
                coherence: validates ? try await coherence(of: reports) : [:])
        case .show(let id, let seat, let period, let dimension):
            if let seat { try check(await campaign(id), isOf: seat) }
            try output.show(try await CampaignDetails(id, of: store, in: period, by: dimension))
        case .unassigned(let seat):
            let creatives = try await store.unassigned(ofSeat: seat)
            if creatives.isEmpty, !output.isJSON {
                return print(try await EmptyText.unassigned(of: store, seat: seat))
            }
            try output.unassigned(creatives)
        case .log(let seat):
            // What concerned all seats has none of its own.
            let edits = try await store.edits(limit: .max).filter {
                seat == nil || $0.seat == nil || $0.seat == seat
            }
            if edits.isEmpty, !output.isJSON { return print(EmptyText.log(seat: seat)) }
            try output.log(edits)
        case .create(let name, let seat):
            try await done(try await store.createCampaign(named: name, seat: seat).id, "made")
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
            try await done(id, "\(status.rawValue) now")
        case .add(let id, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            try await store.place(keys, in: id)
            try await done(id, "got \(Display.counted(keys.count, "creative"))")
        case .remove(let id, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            let members = Set(try await store.assignments(of: id).map(\.creative))
            try await store.remove(keys, from: id)
            let count = members.intersection(keys).count
            try await done(
                id, count == 0 ? "unchanged, taken out before" : "lost \(Display.counted(count, "creative"))")
        case .merge(let ids):
            _ = try await campaign(ids[0])
            _ = try await store.mergeCampaigns(ids)
            try await done(ids[0], "took over \(Display.counted(ids.count - 1, "campaign"))")
        case .split(let id, let name, let creatives):
            let keys = try await keys(creatives, seat: campaign(id).seat)
            try await done(
                try await store.splitCampaign(id, moving: keys, toCampaignNamed: name).id, "made of a part")
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

    /// A campaign as it is before it is changed. What cannot be read afterwards should not be changed: the command would
    /// fail with its work done.
    private func campaign(_ id: CampaignID) async throws -> Campaign {
        guard let report = try await store.reports(on: [id], in: .all).first else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return report.campaign
    }

    /// Each creative once, named by either of its ids.
    private func keys(_ ids: [String], seat: String) async throws -> [CreativeKey] {
        try await store.keys(of: ids, seat: seat).sorted()
    }

    private func check(_ campaign: Campaign, isOf seat: String) throws {
        guard campaign.seat != seat else { return }
        throw StoreError(
            .seatMismatch,
            "campaign \(campaign.id) is of seat \(quoted(campaign.seat)), expected one of seat \(quoted(seat))"
        )
    }

    private func done(_ id: CampaignID, _ what: String) async throws {
        guard let report = try await store.reports(on: [id], in: .all).first else {
            throw StoreError(.unknownCampaign, "campaign \(id) is gone: somebody else deleted it")
        }
        try output.done(report, what)
    }
}
