import Foundation
import Testing

/// Real ads of many pages of social networks, if they are available: with the links, and with their copy alone.
@Suite(.enabled(if: RealData.isThere, RealData.explanation))
struct RealCopyTests {
    /// Figures of `evaluate`: V-measure, adjusted Rand index, adjusted mutual information, share assigned.
    private func scores(of file: String) throws -> [Double] {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run([
            "cluster", RealData.path("ira-ads/\(file)"), "--model", "hashed", "--assignments",
            folder.path("a.csv"), "--json",
        ])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try CommandLineTool.run([
            "evaluate", folder.path("a.csv"), RealData.path("ira-ads/truth.csv"), "--json",
        ]).json()
        return try ["v_measure", "ari", "ami", "assigned"].map { try #require(json[$0] as? Double) }
    }

    @Test func `pages of social networks are the owners of their ads`() throws {
        let scores = try scores(of: "ads.csv")
        #expect(scores[0] >= 0.96 && scores[1] >= 0.93 && scores[3] >= 0.95, "\(scores)")
    }

    @Test func `campaigns are found by copy and sessions of creation`() throws {
        let scores = try scores(of: "ads.no-url.csv")
        #expect(scores[0] >= 0.73 && scores[1] >= 0.43 && scores[2] >= 0.67 && scores[3] >= 0.95, "\(scores)")
    }
}
