internal import CreativeIntelligence
internal import Foundation

/// The kinds of work that are measured by size, named after the objects whose number doubles.
enum GrowthWork: String, CaseIterable {
    case seats, creatives, campaigns, jobs, edits

    /// The default sizes.
    var sizes: [Int] {
        switch self {
        case .seats, .creatives: [12_500, 25_000, 50_000, 100_000, 200_000]
        case .campaigns, .jobs, .edits: [1_000, 2_000, 4_000, 8_000, 16_000]
        }
    }

    /// Runs the work once in a folder, and returns a number that shows that it was completed.
    func run(_ size: Int, in folder: URL) async throws -> Int {
        switch self {
        case .seats:
            try await cluster(size, in: folder) { index in
                "1,s\(index),,https://shop-\(index % 997).com/promo/p\(index % 7),2025-11-03 10:00:00"
            }
        case .creatives:
            try await cluster(size, in: folder) { index in
                let shop = index % 7
                return "c\(index),s\(index % 5),Advertiser \(shop),"
                    + "https://shop-\(shop).com/promo/item-\(index)?utm_campaign=c\(index / 50),2025-11-03 10:00:00"
            }
        case .campaigns: try await cluster(3 * size, in: folder, row: Self.campaignRow)
        case .jobs: try await doJobs(size, in: folder)
        case .edits: try await edit(size, in: folder)
        }
    }

    /// Returns the row of a creative. Each campaign has three creatives. Seven advertisers share all campaigns, whose names
    /// must differ.
    private static func campaignRow(_ index: Int) -> String {
        let campaign = index / 3
        return
            "c\(index),s1,Advertiser \(campaign % 7),https://shop-\(campaign % 7).com/item?utm_campaign=c\(campaign),"
            + "2025-11-03 10:00:00"
    }

    /// Imports creatives from CSV into a file store, plans, applies and lists.
    private func cluster(_ count: Int, in folder: URL, row: (Int) -> String) async throws -> Int {
        let store = try await Self.filledStore(count, in: folder, row: row)
        let overview = try await CampaignOverview(of: store)
        return overview.campaigns.count
    }

    private static func filledStore(
        _ count: Int, in folder: URL, row: (Int) -> String
    ) async throws -> CreativeDatabase {
        let file = folder.appendingPathComponent("creatives.csv")
        let header = "id,seat_id,advertiser_name,detected_url,created_at"
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw BenchmarkError(description: "\(file.path) cannot be written")
        }
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: Data((header + "\n").utf8))
        for start in stride(from: 0, to: count, by: 1_000) {
            let rows = (start..<min(count, start + 1_000)).map { row($0) + "\n" }
            try handle.write(contentsOf: Data(rows.joined().utf8))
        }
        try handle.close()
        let store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path)
        _ = try await store.add(CreativeImporter().read([file]).batch)
        _ = try await store.apply(CampaignPlanner().plan(for: store))
        return store
    }

    /// Adds jobs that run once, then claims, renews and completes each of them.
    private func doJobs(_ count: Int, in folder: URL) async throws -> Int {
        let store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path)
        var now = Date(timeIntervalSince1970: 1_700_000_000)
        for number in 0..<count {
            _ = try await store.add(
                JobDraft("growth", ["number": .integer(number)], schedule: .once(now)), at: now)
        }
        var done = 0
        while let claimed = try await store.claimRun(
            for: "worker", of: ["growth"], lease: .seconds(60), at: now)
        {
            let claim = claimed.claim
            now.addTimeInterval(0.001)
            _ = try await store.renew(claim, until: now.addingTimeInterval(60), progress: nil)
            guard try await store.end(claim, .completed(JobOutcome("done")), at: now) else { break }
            done += 1
        }
        guard done == count else {
            throw BenchmarkError(description: "\(done) of \(count) jobs were completed")
        }
        return done
    }

    /// Moves one creative of each campaign to the next campaign, and renames each campaign.
    private func edit(_ count: Int, in folder: URL) async throws -> Int {
        let store = try await Self.filledStore(3 * count, in: folder, row: Self.campaignRow)
        let campaigns = try await CampaignOverview(of: store).campaigns
        for (number, entry) in campaigns.enumerated() {
            let next = campaigns[(number + 1) % campaigns.count]
            try await store.place([entry.creatives[0]], in: next.campaign.id)
            _ = try await store.updateCampaign(
                entry.campaign.id, name: "Renamed \(number)", summary: nil, status: nil)
        }
        let edits = try await store.edits(limit: .max).count
        guard edits == 2 * campaigns.count else {
            throw BenchmarkError(description: "\(edits) of \(2 * campaigns.count) edits are in the log")
        }
        return edits
    }
}
