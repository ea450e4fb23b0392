import CreativeIntelligenceTesting
import CreativeModel
import JobScheduling
import PostgresStore
import Testing

/// The conformance suites on a store in a PostgreSQL database.
@Suite(.postgres) struct PostgresConformanceTests {
    @Test func `campaigns conform`() async throws {
        try await CampaignStoreConformance(makeStore: { try TestDatabase().store() }).checkAll()
    }

    @Test func `transactions conform`() async throws {
        try await CampaignStoreConformance(makeStore: { try TestDatabase().store() }).checkTransactions()
    }

    @Test func `deals conform`() async throws {
        try await DealStoreConformance(makeStore: { try TestDatabase().store() }).checkAll()
    }

    @Test func `classifications conform`() async throws {
        try await ClassificationStoreConformance(makeStore: { try TestDatabase().store() }).checkAll()
    }

    @Test func `packages conform`() async throws {
        try await PackageStoreConformance(makeStore: { try TestDatabase().store() }).checkAll()
    }

    @Test func `jobs conform`() async throws {
        try await JobStoreConformance { rules in
            var options = PostgresOptions()
            options.jobRetries = rules
            return try TestDatabase().store(options)
        }.checkAll()
    }
}
