import Foundation
import Testing

/// A folder with six ads and their performance, for `creatives classify`.
struct ClassifyFixture {
    let folder: TemporaryFolder
    let ads: String
    let performance: String

    static let header = "id,advertiser,headline,text,call_to_action,landing_text,asset_url,format,status\n"

    /// - Parameter token: The token that signs the URLs of assets.
    static func rows(token: String = "a") -> String {
        [
            "a1,Nova,40% off ends Sunday,Use code SAVE40 for 40% off until Sunday,Shop now,,IMG1,image,active",
            "a2,Nova,,Tired of waking up with back pain every morning?,Learn more,,IMG2,image,active",
            "a3,Nova,,Nova Pillow vs. foam: 9 of 10 testers chose the Nova Pillow,See reviews,,IMG3,image,active",
            "a4,Nova,,How to choose a pillow: look for height and firmness,Get the guide,,IMG4,image,active",
            "a5,Nova,,Last chance: 20% off,Shop now,,IMG5,image,paused",
            "a6,Nova,,,,,IMG6,video,active",
        ].map { $0.replacing("IMG", with: "https://cdn.example/x.jpg?sig=\(token)&n=") + "\n" }.joined()
    }

    init() throws {
        folder = try TemporaryFolder()
        ads = try folder.file("ads.csv", Self.header + Self.rows())
        var rows = "creative_id,date,impressions,clicks,spend,conversions,conversion_value,currency\n"
        for (index, id) in ["a1", "a2", "a3", "a4", "a5", "a6"].enumerated() {
            rows += "\(id),2025-12-01,1000,\(10 + index),\(60 - index * 10).5,2,30,USD\n"
            rows += "\(id),2025-12-02,3000,\(30 - index),\(60 - index * 10).25,1,20,USD\n"
        }
        performance = try folder.file("performance.csv", rows)
    }

    var store: String { folder.path("store.db") }

    private static let environment = [
        "ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "", "OPENAI_API_KEY": "",
        "ANTHROPIC_BASE_URL": "", "GEMINI_BASE_URL": "", "OPENAI_BASE_URL": "", "COLUMNS": "160",
    ]

    /// Runs `creatives classify` with operands and options.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["classify"] + arguments, environment: Self.environment.merging(environment) { $1 })
    }

    /// Runs the command on the ads and their performance.
    func classify(_ more: String...) throws -> CommandLineTool.Result {
        try run([ads, "--performance", performance] + more)
    }

    /// Returns the number of ads by outcome.
    static func counts(_ json: [String: Any]) throws -> [String: Int] {
        let run = try #require(json["run"] as? [String: Any])
        return try #require(run["counts"] as? [String: Int])
    }

    static func outcomes(_ json: [String: Any]) throws -> [String: String] {
        let ads = try #require(json["ads"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: try ads.map {
                (try #require($0["creative_id"] as? String), try #require($0["outcome"] as? String))
            })
    }

    /// Returns the keys of a document at all levels, except for those of maps keyed by data.
    static func keys(of value: Any, except maps: Set<String> = []) -> Set<String> {
        if let array = value as? [Any] {
            return array.reduce(into: []) { $0.formUnion(keys(of: $1, except: maps)) }
        }
        guard let object = value as? [String: Any] else { return [] }
        var found = Set(object.keys)
        for (key, inner) in object {
            if maps.contains(key), let inner = inner as? [String: Any] {
                for part in inner.values { found.formUnion(keys(of: part, except: maps)) }
            } else {
                found.formUnion(keys(of: inner, except: maps))
            }
        }
        return found
    }
}
