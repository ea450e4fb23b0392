import CreativeModel
import CreativeStores
import CreativeIntelligenceTesting
import Testing

@Suite struct StoreConformanceTests {
    @Test func `the in-memory store conforms`() async throws {
        try await CampaignStoreConformance { InMemoryStore() }.checkAll()
        try await CampaignStoreConformance { InMemoryStore() }.checkTransactions()
        try await DealStoreConformance { InMemoryStore() }.checkAll()
        try await PackageStoreConformance { InMemoryStore() }.checkAll()
        try await ClassificationStoreConformance { InMemoryStore() }.checkAll()
    }

    /// Compares the in-memory store with itself, which checks the invariants that do not depend on the model.
    @Test(arguments: 100..<130 as Range<UInt64>)
    func `invariants hold after every call`(seed: UInt64) async throws {
        var options = StoreConformanceOptions()
        options.seeds = seed..<seed + 1
        try await CampaignStoreConformance(options: options) { InMemoryStore() }.checkRandomCalls()
    }

    @Test func `deals and creatives do not affect each other`() async {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: [Creative(key: CreativeKey(id: "1"))]))
        let before = await store.snapshot()
        #expect(await store.add([Deal(id: "1")]).new == 1)
        await store.removeDeals(["1"])
        #expect(await store.snapshot() == before)
    }

    /// Checks each defect with the check intended for it, since an issue of another check would prove nothing.
    @Test(arguments: FlawedStore.Defect.allCases)
    func `broken stores are found`(defect: FlawedStore.Defect) async {
        let suite = CampaignStoreConformance { FlawedStore(defect: defect) }
        let found = await problems {
            switch defect {
            case .addsUpOverlappingWindows, .countsOneDayTooMany: try await suite.checkPerformance()
            case .countsUnchangedImports, .forgetsWhatIsLeftOut, .mixesSeats: try await suite.checkImports()
            case .ignoresThePeriodOfBreakdowns: try await suite.checkBreakdowns()
            case .losesReasons, .losesEvidence: try await suite.checkPlans()
            case .forgetsExclusions, .letsPlansMovePlacements, .hidesKeptEdits:
                try await suite.checkPeopleWin()
            case .leavesHalfOfRefusedPlans, .acceptsOutdatedPlans: try await suite.checkRefusedPlans()
            case .takesNoNegativeLimit: try await suite.checkEdits()
            case .forgetsMarks: try await suite.checkNeighbourhoods()
            case .losesChangesSinceThePlan: try await suite.checkBacklog()
            case .decodesKeys: try await suite.checkUnusualText()
            case .mergesWithoutExclusions: try await suite.checkMerging()
            case .losesWhatOthersAdd: try await suite.checkConcurrentUse()
            case .knowsOneID: try await suite.checkBothIDs()
            case .plansBeyondTheSeat, .forgetsPlannersOfSeats: try await suite.checkSeatScope()
            case .losesDecisions: try await suite.checkModelDecisions()
            case .keepsForgottenDecisions: try await suite.checkForgetting()
            case .ignoresModelNames: try await suite.checkModelNames()
            case .undoesNothing, .undoesWithoutExclusions: try await suite.checkUndo()
            case .endsWhatPeopleEmptied: try await suite.checkEmptyCampaigns()
            case .fillsArchivedCampaigns: try await suite.checkArchivedCampaigns()
            }
        }
        #expect(!found.isEmpty)
    }

    /// Checks that random calls also find the defects that affect answers.
    @Test(arguments: FlawedStore.Defect.allCases)
    func `random calls find broken stores`(defect: FlawedStore.Defect) async {
        // These require calls that random sequences never make, or several tasks.
        let isOutOfReach = [
            .decodesKeys, .losesWhatOthersAdd, .knowsOneID, .plansBeyondTheSeat, .forgetsPlannersOfSeats,
        ].contains(defect)
        guard !isOutOfReach else { return }
        let found = await problems {
            try await CampaignStoreConformance { FlawedStore(defect: defect) }.checkRandomCalls()
        }
        #expect(!found.isEmpty)
    }

    @Test(arguments: FlawedClassifications.Defect.allCases)
    func `broken stores of classifications are found`(defect: FlawedClassifications.Defect) async {
        let suite = ClassificationStoreConformance { FlawedClassifications(defect: defect) }
        let found = await problems {
            switch defect {
            case .keepsTheFirst: try await suite.checkReplacement()
            case .sortsKeys, .repeatsKeys, .ignoresTheModel: try await suite.checkLookUps()
            case .dropsMilliseconds, .losesSuggestions: try await suite.checkContent()
            case .trimsAnswers: try await suite.checkUnusualText()
            case .earliestRunsFirst, .takesAnyLimit: try await suite.checkRuns()
            case .losesWhatOthersKeep: try await suite.checkManyClassifications()
            }
        }
        #expect(!found.isEmpty)
        // Random answers have no white space to trim.
        guard ![.trimsAnswers, .losesWhatOthersKeep].contains(defect) else { return }
        #expect(await !problems { try await suite.checkRandomCalls() }.isEmpty)
    }

    @Test(arguments: FlawedCatalogue.Defect.allCases)
    func `broken stores of deals and packages are found`(defect: FlawedCatalogue.Defect) async {
        let found = await problems {
            switch defect {
            case .joinsDeals, .keepsTheOrderOfDeals, .countsDealsTwice:
                try await DealStoreConformance { FlawedCatalogue(defect: defect) }.checkReplacement()
            case .keepsRemovedDeals:
                try await DealStoreConformance { FlawedCatalogue(defect: defect) }.checkRemoval()
            case .addsToPackages, .sortsPackages:
                try await PackageStoreConformance { FlawedCatalogue(defect: defect) }.checkReplacement()
            }
        }
        #expect(!found.isEmpty)
    }
}
