import Foundation
import Testing

/// A folder with a store file, the creatives of two advertisers and their performance.
struct StoreFixture {
    let folder: TemporaryFolder
    let creatives: String
    let performance: String

    static let header = "id,detected_url,detected_advertiser,file_name\n"

    static func nova(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "n\($0),https://nova.example/a,Nova,nova-\($0 <= 2 ? "hero" : "leaf").png\n" }.joined()
    }

    static func other(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "o\($0),https://other.example/b,Other,\n" }.joined()
    }

    init() throws {
        folder = try TemporaryFolder()
        creatives = try folder.file(
            "creatives.csv", Self.header + Self.nova(1...4) + Self.other(1...3) + "s1,,,alone.png\n")
        performance = try folder.file(
            "performance.csv",
            """
            creative_id,date,geo,impressions,clicks,spend,currency
            n1,2025-01-01,DE,1000,10,5,EUR
            n1,2025-01-02,FR,2000,20,6,EUR
            n2,2025-01-02,DE,4000,80,7,EUR
            o1,2025-01-02,GB,500,5,8,USD
            s1,2025-01-02,GB,10,1,1,USD

            """)
    }

    var store: String { folder.path("store.sqlite") }

    private static let environment = [
        "ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "", "OPENAI_API_KEY": "",
        "ANTHROPIC_BASE_URL": "", "GEMINI_BASE_URL": "", "OPENAI_BASE_URL": "", "COLUMNS": "160",
    ]

    func cluster(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandLineTool.Result
    {
        try CommandLineTool.run(
            ["cluster", "--store", store, "--model", "hashed"] + arguments,
            environment: Self.environment.merging(environment) { $1 })
    }

    func campaigns(_ arguments: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["campaigns", "--store", store] + arguments, environment: Self.environment)
    }

    /// Imports and plans all creatives.
    @discardableResult func fill() throws -> [String: Any] {
        let result = try cluster([creatives, "--performance", performance, "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try result.json()
    }

    func list() throws -> [[String: Any]] {
        try #require(campaigns("list", "--json").json()["campaigns"] as? [[String: Any]])
    }

    func show(_ id: String, _ more: String...) throws -> [String: Any] {
        try CommandLineTool.run(["campaigns", "--store", store, "show", id, "--json"] + more).json()
    }

    /// Returns the IDs of the creatives of a campaign.
    func members(_ id: String) throws -> [String] {
        let campaign = try #require(try show(id)["campaign"] as? [String: Any])
        return try #require(campaign["creatives"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    }

    /// Returns the ID of the campaign that contains a creative.
    func home(of creative: String) throws -> String? {
        try list().compactMap { $0["id"] as? String }.first { try members($0).contains(creative) }
    }

    /// Returns the content of the store.
    func everything() throws -> String {
        let ids = try list().compactMap { $0["id"] as? String }
        let details = try ids.map { try campaigns("show", $0, "--json").output }
        return try ([campaigns("list", "--json").output, campaigns("unassigned", "--json").output] + details)
            .joined()
    }
}
