internal import ContentHashing

/// A subject that several texts share.
public struct Topic: Sendable, Hashable, Codable, Identifiable {
    /// The number of the topic, from 1. It is never used again for another topic.
    public let id: Int
    /// The name: telling words of its texts. Names are distinct within a set.
    public var name: String
    /// The words and phrases that distinguish its texts from others, the most distinctive first.
    public var terms: [String]
    /// The mean of its texts' vectors, scaled to length 1.
    package var centroid: [Float]
    /// The cosine with the centroid that a new text needs to belong to it.
    package var reach: Float
    /// The mean cosine of its texts with the centroid.
    package var tightness: Float

    package init(
        id: Int, name: String, terms: [String], centroid: [Float], reach: Float, tightness: Float
    ) {
        self.id = id
        self.name = name
        self.terms = terms
        self.centroid = centroid
        self.reach = reach
        self.tightness = tightness
    }
}

/// The topics of a collection of texts, and the topic of each text ever seen: what a later run continues.
public struct TopicSet: Sendable, Hashable, Codable {
    /// The identifier of the embedder whose vectors the topics are made of.
    public let embedder: String
    /// The topics, by ID. A topic stays even if none of its texts are in the latest run.
    public internal(set) var topics: [Topic] = []
    /// The topic of each text, by the text's key.
    package internal(set) var members: [TextKey: Int] = [:]
    /// The ID of the next topic.
    package internal(set) var nextID = 1

    /// Creates a set without topics.
    init(embedder: String) { self.embedder = embedder }

    package init(embedder: String, topics: [Topic], members: [TextKey: Int], nextID: Int) {
        self.embedder = embedder
        self.topics = topics
        self.members = members
        self.nextID = nextID
    }
}

/// The identity of a text: the SHA-256 hash of its UTF-8 encoding.
package struct TextKey: Sendable, Hashable, Codable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    init(of text: String) { bytes = ContentHash(of: text).bytes }
}

/// The topics of some texts.
public struct TopicAssignments: Sendable {
    /// A topic with its texts.
    public struct Group: Sendable, Hashable {
        /// The topic.
        public let topic: Topic
        /// The indices of its texts, the nearest to the centroid first.
        public let texts: [Int]
        /// The indices of the texts that represent it: the nearest to the centroid, without repeated ones.
        public let representatives: [Int]
        /// A Boolean value indicating whether this run found the topic.
        public let isNew: Bool
    }

    /// The topics with their texts, the largest first.
    public let groups: [Group]
    /// The ID of the topic of each text; `nil` for an outlier.
    public let topicIDs: [Int?]
    /// The cosine of each text with the centroid of its topic; `nil` for an outlier.
    public let similarities: [Float?]
    /// The topics to save for the next run.
    public let set: TopicSet

    /// The number of texts without a topic.
    public var outlierCount: Int { topicIDs.count { $0 == nil } }
}
