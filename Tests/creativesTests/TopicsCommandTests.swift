import Foundation
import Testing

@Suite("topics: through the executable")
struct TopicsCommandTests {
    private func table(_ counts: [String: Int], from first: Int = 0) -> String {
        var lines = ["id,text"]
        for (subject, count) in counts.sorted(by: { $0.key < $1.key }) {
            for index in first..<first + count {
                lines.append("\(subject.prefix(1))\(index),\"\(subject), no. \(index)\"")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test("A store keeps IDs and names, and a run that lost a race is refused")
    func store() throws {
        let folder = try TemporaryFolder()
        let subjects = ["warm winter boots": 12, "teak garden chairs": 15]
        let first = try folder.file("a.csv", table(subjects))
        let arguments = [
            "--column", "text", "--id-column", "id", "--model", "hashed", "--store", folder.path("t.db"),
            "--json",
        ]
        let before = try CommandLineTool.run(["topics", first] + arguments)
        #expect(before.status == 0, "\(before.diagnostics)")
        let names = try topics(before)
        #expect(names.count == 2)
        let second = try folder.file(
            "b.csv", table(["warm winter boots": 20, "copper cooking pots": 20], from: 5))
        let after = try CommandLineTool.run(
            ["topics", second, "--output", folder.path("out.csv")] + arguments)
        #expect(after.status == 0, "\(after.diagnostics)")
        let later = try topics(after)
        #expect(!Set(later.keys).isDisjoint(with: names.keys))
        for (id, name) in later where names[id] != nil { #expect(names[id] == name) }
        let text = try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)
        #expect(text.hasPrefix("id,topic_id,topic,similarity,text\r\n"))
        #expect(text.split(separator: "\r\n").count == 41)
        // Another model's vectors cannot continue these topics, and a store of campaigns is not one of topics.
        #expect(try CommandLineTool.run(["topics", first, "--column", "nope"]).status == 65)
        #expect(try CommandLineTool.run(["topics", first]).status == 2)
        #expect(try CommandLineTool.run(["campaigns", "list", "--store", folder.path("t.db")]).status == 1)
    }

    private func topics(_ result: CommandLineTool.Result) throws -> [Int: String] {
        let topics = try #require(try result.json()["topics"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: try topics.map {
                (try #require($0["id"] as? Int), try #require($0["name"] as? String))
            })
    }
}
