import CreativeIntelligence
import Foundation
import Testing

/// `campaign_clustering` of several seats, which is divided into one run for each.
@Suite struct SeatRunTests {
    private static let seats = ["north", "south", "west"]

    private func fixture(_ backing: Backing) async throws -> JobsFixture {
        let fixture = try JobsFixture(backing)
        var creatives: [Creative] = []
        for seat in Self.seats {
            for number in 0..<12 {
                var creative = Creative(key: CreativeKey(seat: seat, id: "\(number)"))
                creative.landingURL =
                    "https://shop.example/\(number / 6 == 0 ? "summer" : "winter")?n=\(number)"
                creative.advertiser = "Shop"
                creatives.append(creative)
            }
        }
        _ = try await fixture.product.add(ImportBatch(creatives: creatives))
        return fixture
    }

    @Test(arguments: Backing.allCases)
    func `each seat is a run, and the divided run adds up their figures`(backing: Backing) async throws {
        let fixture = try await fixture(backing)
        let run = try await fixture.run("campaign_clustering")
        #expect(run.state == .completed && run.attempts == 2, "\(run.error ?? "")")
        let parts = try await fixture.jobs.jobs(fixture.jobs.steps(after: run.id))
        #expect(parts.map(\.job.parameters) == Self.seats.map { ["seat": .text($0)] as JobParameters })
        #expect(parts.allSatisfy { $0.last?.state == .completed })
        let figures = try #require(run.outcome?.figures)
        #expect(figures["state"] == "complete" && figures["seats"] == 3 && figures["creatives"] == 36)
        for name in ["assigned", "new_campaigns", "unassigned"] {
            let sum = parts.reduce(0) { sum, part in
                if case .integer(let count)? = part.last?.outcome?.figures[name] { sum + count } else { sum }
            }
            #expect(figures[name] == .integer(sum), "\(name)")
        }
        let messages = try await fixture.messages(of: run)
        #expect(messages.filter { $0.hasPrefix("Seat ") }.count == 3)

        let whole = try await self.fixture(backing)
        let plan = try await CampaignPlanner().plan(for: whole.product.snapshot())
        _ = try await whole.product.apply(plan)
        let (found, expected) = (try await fixture.product.snapshot(), try await whole.product.snapshot())
        #expect(
            Set(found.campaigns.map { "\($0.seat) \($0.name)" })
                == Set(expected.campaigns.map { "\($0.seat) \($0.name)" }))
        #expect(found.assignments.map(\.creative) == expected.assignments.map(\.creative))

        let again = try await fixture.run("campaign_clustering")
        #expect(ClusteringState(of: again) == .nothingToCluster && again.attempts == 1)
    }

    /// Fails for one seat.
    private struct OneSeatFails: JobHandler {
        let base: ClusteringJob
        var type: JobType { base.type }

        func run(_ parameters: ClusteringJob.Parameters, in context: JobContext) async throws -> JobOutcome {
            guard context.job.parameters.values["seat"] != "south" else { throw ScriptedFault() }
            return try await base.run(parameters, in: context)
        }
    }

    @Test func `a seat that fails is named, and the others are planned`() async throws {
        let fixture = try await fixture(.file)
        let types = JobRegistry([OneSeatFails(base: ClusteringJob(store: fixture.product))])
        let run = try await fixture.run("campaign_clustering", with: types)
        #expect(run.state == .failed)
        #expect(run.error == "1 of 3 seats failed: “south”: the script says so")
        let campaigns = try await fixture.product.snapshot().campaigns
        #expect(Set(campaigns.map(\.seat)) == ["north", "west"])
    }

    @Test func `a run of one seat is not divided`() async throws {
        let fixture = try await fixture(.memory)
        let run = try await fixture.run("campaign_clustering", ["seat": "south"])
        #expect(run.state == .completed && run.attempts == 1)
        #expect(try await fixture.jobs.steps(after: run.id).isEmpty)
    }
}
