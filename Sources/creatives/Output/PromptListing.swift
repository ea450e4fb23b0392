internal import CreativeIntelligence

/// The prompts that `packages --dry-run` lists.
struct PromptListing {
    var clusters: DealClusters
    var report: ImportReport
    var proposer: ModelProposer

    func json() throws -> JSONValue {
        let requests = try requests()
        return .object([
            "prompts": .array(
                zip(clusters.clusters, requests).map { cluster, request in
                    .object([
                        "cluster": .integer(Int64(cluster.number + 1)),
                        "deals": .integer(Int64(cluster.deals.count)),
                        "estimated_tokens": .integer(Int64(request.estimatedInputTokens)),
                        "system": JSONValue(request.system),
                        "prompt": JSONValue(request.messages.first?.text),
                    ])
                }),
            "estimated_tokens": .integer(Int64(total(requests))),
            "unassigned": PackagesResult.unassigned(clusters.unassigned),
            "unassigned_groups": UnassignedText.json(UnassignedGroup.groups(of: clusters.unassigned)),
            "warnings": .array((report.warnings + clusters.warnings).map(JSONValue.string)),
            "rejected": RejectedRows(report: report, noun: "bad deal").json,
        ])
    }

    /// Prompts contain text of third parties. Their line ends are kept; other control characters are made
    /// safe.
    func printText() throws {
        let requests = try requests()
        if let first = requests.first {
            print("System prompt of every request:\n\(Self.safeLines(first.system ?? ""))\n")
        }
        for (cluster, request) in zip(clusters.clusters, requests) {
            print(
                "Cluster \(cluster.number + 1): \(Display.counted(cluster.deals.count, "deal")), about "
                    + "\(Display.counted(request.estimatedInputTokens, "token"))")
            print(Self.safeLines(request.messages.first?.text ?? ""), terminator: "\n\n")
        }
        for reason in UnassignedText.lines(UnassignedGroup.groups(of: clusters.unassigned)) {
            print("Unassigned: \(reason)")
        }
        RejectedRows(report: report, noun: "bad deal").printOut()
        StandardError.write(warnings: report.warnings + clusters.warnings)
        print(
            "\(Display.counted(requests.count, "prompt")), about \(Display.counted(total(requests), "token")) to send"
        )
    }

    private func requests() throws -> [ModelRequest] {
        try clusters.clusters.map { try proposer.request(for: $0) }
    }

    private func total(_ requests: [ModelRequest]) -> Int {
        requests.reduce(0) { $0 + $1.estimatedInputTokens }
    }

    private static func safeLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Display.safe(String($0)) }
            .joined(separator: "\n")
    }
}
