internal import StageCore

/// The state of one run: the topics, and the topic of each distinct text.
struct TopicRun {
    let corpus: TextVectors
    private(set) var set: TopicSet
    private let options: TopicFinder.Options
    /// The topic of each distinct text, or `nil`.
    private(set) var topicIDs: [Int?]
    /// The topics that this run found.
    private(set) var newIDs: Set<Int> = []

    init(corpus: TextVectors, set: TopicSet, options: TopicFinder.Options) {
        self.corpus = corpus
        self.set = set
        self.options = options
        topicIDs = Array(repeating: nil, count: corpus.distinct.count)
    }

    /// The texts with words and without a topic.
    var unassigned: [Int] { corpus.worded.filter { topicIDs[$0] == nil } }

    // MARK: Continuing

    /// Gives each known text its topic.
    mutating func keepKnownTexts() {
        for (index, key) in corpus.keys.enumerated() { topicIDs[index] = set.members[key] }
    }

    /// Assigns texts to the topic with the nearest centroid, if it reaches so far. Of equally near topics, the older counts.
    mutating func joinNearestTopics() {
        for text in unassigned {
            var best: (topic: Topic, cosine: Float)?
            for topic in set.topics {
                let cosine = corpus.cosine(of: text, with: topic.centroid)
                if cosine > best?.cosine ?? -.infinity { best = (topic, cosine) }
            }
            if let best, best.cosine >= best.topic.reach { topicIDs[text] = best.topic.id }
        }
    }

    /// Adds a topic for each cluster that is large enough.
    ///
    /// - Parameter onlyTight: Whether a cluster must be as tight as three quarters of the known topics.
    mutating func addTopics(of texts: [Int], labels: [Int32], onlyTight: Bool) {
        let known = set.topics.map(\.tightness).sorted()
        let floor = onlyTight && !known.isEmpty ? known[known.count / 4] : -1
        for cluster in Self.clusters(of: texts, labels: labels) where cluster.count >= options.minimumSize {
            let topic = topic(set.nextID, of: cluster)
            if topic.tightness >= floor { add(topic, of: cluster) }
        }
    }

    // MARK: Clustering again

    /// Replaces all topics by clusters. A cluster continues the topic with which it shares most texts.
    mutating func replaceTopics(of texts: [Int], labels: [Int32]) {
        let clusters = Self.clusters(of: texts, labels: labels).filter { $0.count >= options.minimumSize }
        let continued = continuedIDs(of: clusters)
        let names = Dictionary(uniqueKeysWithValues: set.topics.map { ($0.id, $0) })
        // Topics without texts in this run stay, since their texts may return.
        let present = Set(corpus.keys.compactMap { set.members[$0] })
        set.topics.removeAll { present.contains($0.id) }
        for key in corpus.keys { set.members[key] = nil }
        for (cluster, id) in zip(clusters, continued) {
            guard let id, let earlier = names[id] else {
                add(topic(set.nextID, of: cluster), of: cluster)
                continue
            }
            var topic = topic(id, of: cluster)
            (topic.name, topic.terms) = (earlier.name, earlier.terms)
            set.topics.append(topic)
            for text in cluster { topicIDs[text] = id }
        }
        let kept = Set(set.topics.map(\.id))
        set.members = set.members.filter { kept.contains($0.value) }
        set.topics.sort { $0.id < $1.id }
    }

    /// Returns the topic that each cluster continues.
    private func continuedIDs(of clusters: [[Int]]) -> [Int?] {
        var sizes: [Int: Int] = [:]
        for key in corpus.keys { if let id = set.members[key] { sizes[id, default: 0] += 1 } }
        var shared: [(count: Int, id: Int, cluster: Int)] = []
        for (number, cluster) in clusters.enumerated() {
            var counts: [Int: Int] = [:]
            for text in cluster { if let id = set.members[corpus.keys[text]] { counts[id, default: 0] += 1 } }
            for (id, count) in counts where 2 * count > min(cluster.count, sizes[id] ?? 0) {
                shared.append((count, id, number))
            }
        }
        var found = [Int?](repeating: nil, count: clusters.count)
        var taken: Set<Int> = []
        // By the number of shared texts; of equal numbers, the older topic and the larger cluster count.
        for pair in shared.sorted(by: { (-$0.count, $0.id, $0.cluster) < (-$1.count, $1.id, $1.cluster) })
        where found[pair.cluster] == nil && taken.insert(pair.id).inserted {
            found[pair.cluster] = pair.id
        }
        return found
    }

    // MARK: Topics

    /// Returns the clusters, the largest first; of equal size, the one with the first text.
    private static func clusters(of texts: [Int], labels: [Int32]) -> [[Int]] {
        var clusters: [Int32: [Int]] = [:]
        for (text, label) in zip(texts, labels) where label >= 0 { clusters[label, default: []].append(text) }
        return clusters.values.sorted { (-$0.count, $0[0]) < (-$1.count, $1[0]) }
    }

    private func topic(_ id: Int, of texts: [Int]) -> Topic {
        let centroid = corpus.centroid(of: texts)
        let cosines = texts.map { corpus.cosine(of: $0, with: centroid) }.sorted()
        return Topic(
            id: id, name: "", terms: [], centroid: centroid, reach: cosines[cosines.count / 20],
            tightness: cosines.reduce(0, +) / Float(cosines.count))
    }

    private mutating func add(_ topic: Topic, of texts: [Int]) {
        set.topics.append(topic)
        set.nextID = max(set.nextID, topic.id) + 1
        newIDs.insert(topic.id)
        for text in texts { topicIDs[text] = topic.id }
    }

    /// Gives a topic its name and terms.
    mutating func name(_ id: Int, _ name: String, terms: [String]) {
        guard let index = set.topics.firstIndex(where: { $0.id == id }) else { return }
        set.topics[index].name = name
        set.topics[index].terms = terms
    }

    /// Returns the distinct texts of each topic, by ID, the nearest to the centroid first.
    func textsByTopic() -> [Int: [Int]] {
        var texts: [Int: [Int]] = [:]
        for (text, id) in topicIDs.enumerated() { if let id { texts[id, default: []].append(text) } }
        let centroids = Dictionary(uniqueKeysWithValues: set.topics.map { ($0.id, $0.centroid) })
        for (id, members) in texts {
            let cosines = members.map { corpus.cosine(of: $0, with: centroids[id] ?? []) }
            let order = members.indices.sorted { (-cosines[$0], members[$0]) < (-cosines[$1], members[$1]) }
            texts[id] = order.map { members[$0] }
        }
        return texts
    }

    /// Returns the result for the given texts.
    func assignments() -> TopicAssignments {
        var set = set
        for (index, key) in corpus.keys.enumerated() { set.members[key] = topicIDs[index] }
        let byTopic = textsByTopic()
        var given: [[Int]] = Array(repeating: [], count: corpus.distinct.count)
        for (index, distinct) in corpus.indices.enumerated() { given[distinct].append(index) }
        let groups = set.topics.compactMap { topic -> TopicAssignments.Group? in
            guard let texts = byTopic[topic.id] else { return nil }
            return TopicAssignments.Group(
                topic: topic, texts: texts.flatMap { given[$0] },
                representatives: texts.prefix(options.representativeCount).map { given[$0][0] },
                isNew: newIDs.contains(topic.id))
        }
        let ids = corpus.indices.map { topicIDs[$0] }
        let centroids = Dictionary(uniqueKeysWithValues: set.topics.map { ($0.id, $0.centroid) })
        return TopicAssignments(
            groups: groups.sorted { (-$0.texts.count, $0.topic.id) < (-$1.texts.count, $1.topic.id) },
            topicIDs: ids,
            similarities: zip(corpus.indices, ids).map { text, id in
                id.flatMap { centroids[$0] }.map { corpus.cosine(of: text, with: $0) }
            }, set: set)
    }
}
