import JobScheduling
import CreativeIntelligenceTesting
import Testing

@Suite struct JobStoreConformanceTests {
    @Test func `the in-memory store conforms`() async throws {
        try await JobStoreConformance { InMemoryJobStore(rules: $0) }.checkAll()
    }

    /// Compares the in-memory store with itself, which checks the invariants that do not depend on the model.
    @Test(arguments: 100..<140 as Range<UInt64>)
    func `every job has its one live run after every call`(seed: UInt64) async throws {
        var options = StoreConformanceOptions()
        options.seeds = seed..<seed + 1
        options.callCount = 160
        try await JobStoreConformance(options: options) { InMemoryJobStore(rules: $0) }.checkRandomCalls()
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a wrong clock has no lasting effect`(block: UInt64) async throws {
        var options = StoreConformanceOptions()
        options.seeds = 50 * block..<50 * (block + 1)
        try await JobStoreConformance(options: options) { InMemoryJobStore(rules: $0) }.checkWrongClocks()
    }

    /// Checks each defect with the check intended for it, since an issue of another check would prove nothing.
    @Test(arguments: FlawedJobStore.Defect.allCases)
    func `broken stores of jobs are found`(defect: FlawedJobStore.Defect) async {
        let suite = JobStoreConformance { FlawedJobStore($0, defect: defect) }
        let found = await problems {
            switch defect {
            case .forgetsTypes: try await suite.checkTypes()
            case .takesEarly: try await suite.checkClaimOrder()
            case .believesOldClaims: try await suite.checkFencing()
            case .losesProgress: try await suite.checkLeases()
            case .losesLines: try await suite.checkFencing()
            case .losesSteps: try await suite.checkSteps()
            case .takesNoNegativeLimit: try await suite.checkLists()
            case .ignoresPauses: try await suite.checkPauses()
            case .keepsSeconds: try await suite.checkTimes()
            case .triesAgainAtOnce: try await suite.checkRetries()
            case .triesForEver: try await suite.checkInterruptions()
            case .decodesNames: try await suite.checkUnusualText()
            case .givesUpNothing: try await suite.checkArchiving()
            case .hidesNextTime: try await suite.checkAdding()
            case .neverGoesBack: try await suite.checkWrongClocks()
            case .removesNothing, .removesAtMoment, .removesAll, .keepsLogs:
                try await suite.checkRemoval()
            }
        }
        #expect(!found.isEmpty)
    }

    /// Checks that random calls also find the defects that affect answers.
    @Test(arguments: FlawedJobStore.Defect.allCases)
    func `random calls find broken stores of jobs`(defect: FlawedJobStore.Defect) async {
        // These require calls that random sequences never make.
        guard ![.decodesNames, .takesNoNegativeLimit].contains(defect) else { return }
        let found = await problems {
            try await JobStoreConformance { FlawedJobStore($0, defect: defect) }.checkRandomCalls()
        }
        #expect(!found.isEmpty)
    }
}
