package import CreativeModel
internal import Foundation

/// One call that changes a store, sometimes an invalid one.
package enum Call {
    case add(ImportBatch)
    case apply(CampaignPlan)
    case create(String, seat: String)
    case update(CampaignID, name: String?, summary: String?, status: Campaign.Status?)
    case delete(CampaignID)
    case place([CreativeKey], CampaignID)
    case remove([CreativeKey], CampaignID)
    case merge([CampaignID])
    case split(CampaignID, [CreativeKey], name: String)
    case forget(CampaignID?)
    case undo(String?)
    case addDeals([Deal])
    case removeDeals([String])
    case savePackages([PackageProposal])

    package init(before: StoreSnapshot, stale: StoreSnapshot, _ input: inout RandomInput) {
        let campaign = stale.campaigns.isEmpty ? nil : input.pick(stale.campaigns)
        let id = campaign?.id ?? CampaignID(rawValue: 1)
        let ofSeat = before.creatives.map(\.key).filter { $0.seat == campaign?.seat }
        var keys = (0..<input.int(0...4)).map { _ in
            ofSeat.isEmpty || input.chance(0.03) ? input.key() : input.pick(ofSeat)
        }
        let name = input.pick(["One", "Two", "é", "e\u{301}", "New", input.chance(0.2) ? "" : "Three"])
        let members = before.assignments.filter { $0.campaign == id }.map(\.creative)
        switch input.int(0...23) {
        case 0...4: self = .add(input.batch())
        case 5...8: self = .apply(input.plan(for: stale))
        case 9: self = .create(name, seat: input.pick(["a", "b", "default", "new"]))
        case 10:
            self = .update(
                id, name: input.pick([nil, name]), summary: input.text(),
                status: input.pick([nil, .paused, .active, .archived]))
        case 11: self = .delete(id)
        case 12, 13: self = .place(keys, id)
        case 14, 15:
            self = .remove(
                members.isEmpty || input.chance(0.2) ? keys : keys.map { _ in input.pick(members) }, id)
        case 16:
            let others = stale.campaigns.filter { $0.seat == campaign?.seat || input.chance(0.1) }.map(\.id)
            self = .merge(others.isEmpty ? [] : [id] + (0..<input.int(0...2)).map { _ in input.pick(others) })
        case 17:
            if !members.isEmpty, input.chance(0.9) { keys = keys.map { _ in input.pick(members) } }
            self = .split(id, keys, name: name)
        case 18: self = .forget(input.pick([nil, id, id]))
        case 19, 20, 21: self = .undo(input.pick([nil, nil, "a", "b", "none"]))
        case 22:
            self = .addDeals((0..<input.int(0...3)).map { _ in input.deal() })
        default:
            let deals = [input.deal(), input.deal()]
            let package = PackageProposal(
                name: "é", dealIDs: ["1"], reasoning: "", source: .offline, facts: PackageFacts(of: deals))
            self = input.chance(0.5) ? .removeDeals(["1", "é", "9"]) : .savePackages([package, package])
        }
    }

    package typealias Store = CreativeStore & CampaignStore & DealStore & PackageStore

    /// Returns the result or the error of the call as text.
    package func result(on store: some Store) async -> String {
        do {
            switch self {
            case .add(let batch): return "\(try await store.add(batch))"
            case .apply(let plan): return "\(try await store.apply(plan))"
            case .create(let name, let seat):
                return "\(try await store.createCampaign(named: name, seat: seat))"
                    .precomposedStringWithCanonicalMapping
            case .update(let id, let name, let summary, let status):
                return "\(try await store.updateCampaign(id, name: name, summary: summary, status: status))"
            case .delete(let id): try await store.deleteCampaign(id)
            case .place(let keys, let id): try await store.place(keys, in: id)
            case .remove(let keys, let id): try await store.remove(keys, from: id)
            case .merge(let ids): return "\(try await store.mergeCampaigns(ids))"
            case .split(let id, let keys, let name):
                return "\(try await store.splitCampaign(id, moving: keys, toCampaignNamed: name))"
            case .forget(let id): return "\(try await store.forgetModelDecisions(of: id))"
            case .undo(let seat): return "\(try await store.undoLastEdit(in: seat))"
            case .addDeals(let deals): return "\(try await store.add(deals))"
            case .removeDeals(let ids): try await store.removeDeals(ids)
            case .savePackages(let packages): try await store.savePackages(packages)
            }
            return "done"
        } catch let error as StoreError {
            return "StoreError \(error.code.rawValue): \(error)"
        } catch {
            return "\(error)"
        }
    }
}
