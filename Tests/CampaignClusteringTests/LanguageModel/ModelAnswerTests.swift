import CreativeModel
import Foundation
import LLMProtocol
import StageCore
import Testing

@testable import CampaignClustering

@Suite struct ModelAnswerTests {
    private func plan(_ answer: @escaping @Sendable ([ShownCluster]) -> String) async throws -> CampaignPlan {
        try await CampaignClusteringTests.plan(
            novaAndOther, modelAnswering { clusters, _ in answer(clusters) })
    }

    @Test func `unknown keys are left out, and the rest is used`() async throws {
        let plan = try await plan { clusters in
            answer(
                [
                    entry(["ghost", clusters.key("a"), clusters.key("b")], "Joined"),
                    entry(["ghost2"], "Nobody"),
                    entry([], "Empty"), entry([clusters.key("c"), ""], "Third"),
                    entry([clusters.key("x")], "Fourth"),
                ], splits: [split("ghost3")])
        }
        #expect(Set(plan.campaigns.map(\.name)) == ["Joined", "Third", "Fourth"])
        #expect(plan.campaigns.first { $0.name == "Joined" }?.members.count == 6)
        for text in [
            "campaigns of “Nova”: campaign “Joined”: key “ghost” is not in the data",
            "key “ghost2” is not in the data",
            "campaign “Nobody” left out", "campaign “Empty” left out", "key “” is not in the data",
            "split: key “ghost3” is not in the data",
        ] {
            #expect(plan.warnings.count { $0.contains(text) } == 1, "\(text)")
        }
    }

    @Test func `duplicate keys are ignored`() async throws {
        let plan = try await plan { clusters in
            answer(
                [
                    entry([clusters.key("a"), clusters.key("a"), clusters.key("b")], "First"),
                    entry([clusters.key("b"), clusters.key("c")], "Second"),
                    entry([clusters.key("a")], "Third"),
                    entry([clusters.key("x")], "Fourth"),
                ], splits: [split(clusters.key("a"))])
        }
        #expect(Set(plan.campaigns.map(\.name)) == ["First", "Second", "Fourth"])
        #expect(plan.campaigns.map(\.members.count).sorted() == [3, 3, 6])
        #expect(plan.warnings.count { $0.contains("is used twice") } == 4)
        #expect(plan.warnings.contains { $0.contains("campaign “Third” left out") })
    }

    @Test(
        arguments: [
            .number(1.5), .number(-0.1), .integer(2), .integer(1_000_000_000_000), .string("0.9"),
            .string("NaN"), .null,
            .bool(true), .array([.number(0.5)]), .object([:]),
        ] as [JSONValue])
    func `a confidence out of range is left out, not clamped`(confidence: JSONValue) async throws {
        let plan = try await plan { clusters in
            answer([
                entry([clusters.key("a")], "Bad", confidence: confidence),
                entry([clusters.key("b")], "Good", confidence: .integer(1)),
                entry([clusters.key("c"), clusters.key("x")], "Crossing"),
            ])
        }
        #expect(plan.campaigns.first { $0.name == "Bad" }?.confidence == 0.5, "what rules gave it")
        #expect(plan.campaigns.first { $0.name == "Good" }?.confidence == 1)
        #expect(plan.warnings.count { $0.contains("“Bad”: the confidence is not used") } == 1)
    }

    @Test func `a confidence out of range is asked for once more`() async throws {
        let model = ScriptedModel { request, index in
            let confidence: JSONValue = index == 0 ? .integer(3) : .number(0.8)
            let entries = try shownClusters(in: request).map {
                entry([$0.key], "Named \($0.key.prefix(6))", confidence: confidence)
            }
            return ModelResponse(text: answer(entries), model: "scripted")
        }
        let result = try await CampaignClusteringTests.plan(novaAndOther, model)
        #expect(model.requests.count == 2)
        #expect(
            model.requests[1].messages.last?.text.contains(
                "- campaigns[0].confidence: expected a number from 0 to 1, found “3”") == true)
        #expect(result.campaigns.contains { $0.confidence == 0.8 } && result.warnings.isEmpty)
    }

    @Test func `a merge without a confidence takes the lowest one of its parts`() async throws {
        let plan = try await plan { clusters in
            answer([entry([clusters.key("a"), clusters.key("b")], "Both", confidence: .string("high"))])
        }
        #expect(plan.campaigns.first { $0.name == "Both" }?.confidence == 0.5)
    }

    @Test(arguments: [
        "", "   ", "\n\t", "–", "See https://evil.example/?q=1", "www.evil.example", "evil.example/path now",
        "Nova 1234567", "Nova ١٢٣٤٥٦٧", "Nova %20 Sale", "%%CLICK_URL%%", "Sale ${NAME}", "{{campaign.name}}",
        "[CACHEBUSTER]",
        String(repeating: "Long ", count: 13), "\u{0}\u{1B}", String(repeating: "x", count: 100_000),
        "e" + String(repeating: "\u{301}", count: 400),
    ])
    func `an invalid name is replaced by that of the rules`(name: String) async throws {
        let offline = try await offlinePlan(novaAndOther)
        let plan = try await plan { clusters in
            answer([
                entry([clusters.key("a"), clusters.key("b")], name), entry([clusters.key("c")], name),
                entry([clusters.key("x")], "Fine name"),
            ])
        }
        #expect(plan.campaigns.count == 3, "the merge counts")
        #expect(plan.campaigns.contains { $0.name == "Fine name" && $0.namedBy == .model })
        #expect(plan.campaigns.count { $0.namedBy == .rule } == 2)
        #expect(plan.warnings.count { $0.contains("the name is not used") } == 2)
        let third = try #require(plan.campaigns.first { $0.members[0].creative.id == "c1" })
        #expect(third.method != .model && third.confidence == 0.5)
        #expect(offline.campaigns.contains { $0.members.map(\.creative) == third.members.map(\.creative) })
        for text in plan.campaigns.map(\.name) + plan.warnings {
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(text.unicodeScalars.count < 500)
        }
    }

    @Test(arguments: [
        "Spring 50% off", "Nova – Möwe & Co. (2025)", "春のセール", "Booking.com Summer", "  Spaced   out, ",
    ])
    func `ordinary names are accepted`(name: String) async throws {
        let plan = try await plan { clusters in answer([entry([clusters.key("a")], name)]) }
        let words = name.split(separator: " ").joined(separator: " ").trimmingCharacters(
            in: CharacterSet(charactersIn: ","))
        #expect(plan.campaigns.contains { $0.name == words && $0.namedBy == .model })
    }

    @Test func `reasoning is cleaned and short`() async throws {
        let plan = try await plan { clusters in
            answer([
                entry(
                    [clusters.key("a")], "Nova",
                    reasoning: "See https://evil.example/x\u{1B}[31m\u{202E} "
                        + String(repeating: "word ", count: 1_000))
            ])
        }
        let campaign = try #require(plan.campaigns.first { $0.name == "Nova" })
        let detail = try #require(campaign.members[0].evidence.last?.detail)
        #expect(detail.hasPrefix("kept together by a language model: See"))
        #expect(
            detail.count < 300 && !detail.contains("://") && !detail.contains("\u{1B}")
                && !detail.contains("\u{202E}"))
    }

    @Test(arguments: [
        "```json\nANSWER\n```", "Here it is:\nANSWER\nI hope that helps.", "// campaigns\nANSWER",
    ])
    func `Markdown and comments around an answer are ignored`(frame: String) async throws {
        let model = modelAnswering { clusters, _ in
            frame.replacing(
                "ANSWER", with: answer(clusters.map { entry([$0.key], "Name \($0.key.prefix(3))") }))
        }
        let plan = try await CampaignClusteringTests.plan(novaAndOther, model)
        #expect(model.requests.count == 1 && plan.campaigns.allSatisfy { $0.namedBy == .model })
    }

    @Test func `comments and trailing commas inside an answer are ignored`() async throws {
        let plan = try await plan { clusters in
            """
            {"campaigns": [ // the first one
              {"cluster_keys": ["\(clusters.key("a"))",], "name": "First", "confidence": 0.8, "reasoning": "x",}, /* more */
            ]}
            """
        }
        #expect(plan.campaigns.contains { $0.name == "First" && $0.confidence == 0.8 })
        #expect(plan.warnings.count == 2, "what was forgotten of two owners")
    }

    @Test(arguments: [
        "", "I cannot.", "[]", "{}", #"{"campaigns": {}}"#, #"{"campaigns": [1, null, "x", []]}"#,
        #"{"campaigns": [{"cluster_keys": "k", "name": 4}], "splits": [7]}"#,
        #"{"campaigns": [], "splits": []}"#,
        #"{"campaigns": [{"cluster_keys": ["k"], "name": "x", "confidence": NaN}]}"#,
        "{\"campaigns\": [{\"clus",
    ])
    func `an unusable answer is asked for once more before rules apply`(text: String) async throws {
        let model = ScriptedModel.always(text)
        var plan = try await CampaignClusteringTests.plan(novaAndOther, model)
        #expect(model.requests.count == 2)
        #expect(plan.warnings.count == 1)
        #expect(plan.warnings[0].hasPrefix("4 clusters of “Nova” and 1 more stay as rules found them: "))
        plan.warnings = []
        #expect(try await offlinePlan(novaAndOther).campaigns == plan.campaigns && plan.unansweredGroups == 2)
    }

    @Test func `thousands of invalid keys give few warnings`() async throws {
        let plan = try await plan { clusters in
            answer([entry((0..<5_000).map { "ghost\($0)" } + [clusters.key("a")], "Nova")])
        }
        #expect(plan.warnings.count < 30)
        #expect(plan.warnings.contains { $0.contains("more such remarks") })
    }
}
