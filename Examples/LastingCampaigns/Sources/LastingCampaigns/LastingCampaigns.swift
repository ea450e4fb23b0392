// Plans campaigns in a file store on two days, with a person's correction in between:
// swift run LastingCampaigns
import CreativeIntelligence
import Foundation

@main
struct LastingCampaigns {
    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "campaigns-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try CreativeDatabase(path: folder.appending(path: "campaigns.db").path)
        let planner = CampaignPlanner()

        let advertised = (1...12).map { number in
            creative(number, page: number <= 6 ? "tents" : "boots", asset: number % 3)
        }
        _ = try await store.add(ImportBatch(creatives: advertised))
        _ = try await store.apply(planner.plan(for: store))
        try await list(store, "The first day")

        // A person makes a separate campaign of the creatives with one of the pictures.
        let tents = try await store.assignments(of: nil).first { $0.creative.id == "3" }!
        let winter = try await store.splitCampaign(
            tents.campaign, moving: [tents.creative], toCampaignNamed: "Winter tents")

        let arrivals = (13...15).map { creative($0, page: "tents", asset: $0 % 3) }
        _ = try await store.add(ImportBatch(creatives: arrivals))
        _ = try await store.apply(planner.plan(for: store))
        try await list(store, "\nThe second day")
        for assignment in try await store.assignments(of: winter.id) {
            print("  creative \(assignment.creative.id): \(assignment.evidence.last?.detail ?? "")")
        }
    }

    static func creative(_ number: Int, page: String, asset: Int) -> Creative {
        var creative = Creative(key: CreativeKey(id: String(number)))
        creative.advertiser = "Nova Outdoor"
        creative.landingURL = "https://nova.example/\(page)"
        creative.fileHash = "\(page)-\(asset)"
        creative.startsAt = Date(timeIntervalSince1970: 1_760_000_000)
        return creative
    }

    static func list(_ store: CreativeDatabase, _ title: String) async throws {
        print(title)
        for report in try await store.reports(on: nil, in: .all) {
            print("\(report.campaign.id)  \(report.campaign.name): \(report.creativeCount) creatives")
        }
    }
}
