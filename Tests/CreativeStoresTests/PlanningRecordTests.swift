import StageCore
import Testing

@testable import CreativeModel
@testable import CreativeStores

@Suite struct PlanningRecordTests {
    private static func mark(_ number: Int) -> PlanMark { PlanMark(seat: "a", name: "m\(number)") }

    private static func plan(
        _ revision: Int, _ groups: [(marks: [Int], creatives: [Int])], planner: String? = nil
    ) -> CampaignPlan {
        CampaignPlan(
            revision: revision, planner: planner,
            neighbourhoods: groups.map { marks, creatives in
                PlanNeighbourhood(marks: marks.map(mark), creatives: creatives.map { key($0) })
            }, campaigns: [], unassigned: [])
    }

    @Test func `a creative is pending until a plan that could know it`() {
        var record = PlanningRecord()
        #expect(record.isPending(key(1), changedAt: 0))
        record.record(Self.plan(2, [([], [1, 2])]))
        #expect(record.isPending(key(1), changedAt: 3))
        #expect(!record.isPending(key(2), changedAt: 2))
        #expect(record.isPending(key(3), changedAt: 0))
        record.record(Self.plan(3, [([], [1])]))
        #expect(!record.isPending(key(1), changedAt: 3))
        #expect(record.isPending(key(1), changedAt: 4))
        // A plan that names it in no neighbourhood does not count.
        record.record(Self.plan(9, []))
        #expect(record.isPending(key(1), changedAt: 4))
        #expect(!record.isPending(key(2), changedAt: 2))
    }

    @Test func `planners are kept if a plan names none`() {
        var record = PlanningRecord()
        record.record(Self.plan(1, []))
        #expect(record.planner == nil)
        record.record(Self.plan(2, [], planner: "P"))
        record.record(Self.plan(3, [([1], [1])]))
        #expect(record.planner == "P")
        record.record(Self.plan(4, [], planner: "Q"))
        #expect(record.planner == "Q")
    }

    /// A concurrent plan does not know the other plan's creatives: a shared mark must lead to both.
    @Test func `a mark keeps creatives unknown to a later plan`() {
        var record = PlanningRecord()
        record.record(Self.plan(1, [([1, 2], [1, 2])]))
        record.record(Self.plan(1, [([1], [3])]))
        #expect(record.creatives(around: [Self.mark(1)], of: []) == [key(1), key(2), key(3)])
        #expect(record.creatives(around: [Self.mark(2)], of: []) == [key(1), key(2)])
        #expect(record.creatives(around: [], of: [key(3)]) == [key(3)])
        // Once all are planned again, the old neighbourhood is removed with its marks.
        record.record(Self.plan(2, [([3], [1, 2])]))
        #expect(record.creatives(around: [Self.mark(1)], of: []) == [key(3)])
        #expect(record.creatives(around: [Self.mark(2)], of: []) == [])
        #expect(record.creatives(around: [Self.mark(3)], of: [key(9)]) == [key(1), key(2), key(9)])
    }

    @Test func `an empty neighbourhood leaves nothing`() {
        var record = PlanningRecord()
        record.record(Self.plan(1, [([1], [])]))
        #expect(record.creatives(around: [Self.mark(1)], of: []).isEmpty)
    }

    /// By definition, a creative is in the last neighbourhood that names it, and under the marks of that one.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `neighbourhoods match the definition`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 8)
        var record = PlanningRecord()
        var groups: [(marks: [Int], creatives: [Int])] = []
        var last: [Int: Int] = [:]
        for revision in 0..<20 {
            var creatives = Array(1...12)
            generator.shuffle(&creatives)
            var plan: [(marks: [Int], creatives: [Int])] = []
            for _ in 0..<generator.uniform(in: 0...4) {
                let members = Array(creatives.prefix(generator.uniform(in: 0...3)))
                creatives.removeFirst(members.count)
                plan.append(((1...4).filter { _ in generator.chance(0.3) }, members))
            }
            record.record(Self.plan(revision, plan))
            for group in plan {
                for creative in group.creatives { last[creative] = groups.count }
                groups.append(group)
            }
            for _ in 0..<4 {
                let marks = Set((1...5).filter { _ in generator.chance(0.3) })
                let named = Set((1...13).filter { _ in generator.chance(0.1) })
                let expected = (1...12).filter { creative in
                    guard let index = last[creative] else { return false }
                    return !marks.isDisjoint(with: groups[index].marks)
                        || named.contains { last[$0] == index }
                }
                #expect(
                    record.creatives(around: Set(marks.map(Self.mark)), of: named.map { key($0) })
                        == Set((expected + named).map { key($0) }))
            }
        }
    }
}
