import StageCore
import Testing

@Suite struct InMemoryCacheTests {
    private func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: 1, count: count) }

    @Test func `the least recently used value is removed first`() async {
        let cache = InMemoryCache(byteLimit: 33)
        await cache.keep(["a": bytes(10), "b": bytes(10), "c": bytes(10)])
        _ = await cache.values(for: ["a"])
        await cache.keep(["d": bytes(10)])
        #expect(await Set(cache.values(for: ["a", "b", "c", "d"]).keys) == ["a", "c", "d"])
        #expect(await cache.byteCount == 33)
    }

    @Test func `a value above the limit is not stored and removes the old one`() async {
        let cache = InMemoryCache(byteLimit: 20)
        await cache.keep(["a": bytes(5)])
        await cache.keep(["a": bytes(20)])
        #expect(await cache.values(for: ["a"]) == [:])
        #expect(await cache.byteCount == 0)
        await InMemoryCache(byteLimit: -1).keep(["a": []])
    }

    /// Compares the cache with a plain list, for many seeds.
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the cache matches a list of uses`(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        let cache = InMemoryCache(byteLimit: 200)
        var list: [(key: String, value: [UInt8])] = []
        for _ in 0..<600 {
            let key = "k\(generator.uniform(in: 0...40) + 100)"
            if generator.uniform(in: 0...2) == 0 {
                let value = bytes(generator.uniform(in: 0...30))
                await cache.keep([key: value])
                list.removeAll { $0.key == key }
                list.append((key, value))
                while list.reduce(0, { $0 + $1.key.utf8.count + $1.value.count }) > 200 { list.removeFirst() }
            } else {
                let found = await cache.values(for: [key])[key]
                let index = list.firstIndex { $0.key == key }
                #expect(found == index.map { list[$0].value })
                if let index { list.append(list.remove(at: index)) }
            }
        }
        #expect(await cache.count == list.count)
    }
}
