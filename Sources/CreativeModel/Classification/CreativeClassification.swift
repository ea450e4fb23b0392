public import Foundation

/// What a classifier found about one ad.
public struct CreativeClassification: Hashable, Sendable, Codable {
    /// What was classified, how and by whom: equal keys have equal results.
    public struct Key: Hashable, Comparable, Sendable, Codable {
        /// The ad.
        public var creative: CreativeKey
        /// For which brand; empty where none is known.
        public var brand: String
        /// A hash of all that the classifier was shown.
        public var inputHash: String
        /// Which wording asked.
        public var promptVersion: String
        /// Which form the answer has.
        public var schemaVersion: String
        /// Who answered: a model's identifier, or that of a set of rules.
        public var model: String

        /// Makes a key.
        ///
        /// - Parameters:
        ///   - creative: The ad.
        ///   - brand: For which brand; empty where none is known.
        ///   - inputHash: A hash of all that the classifier was shown.
        ///   - promptVersion: Which wording asked.
        ///   - schemaVersion: Which form the answer has.
        ///   - model: Who answered.
        public init(
            creative: CreativeKey, brand: String, inputHash: String, promptVersion: String,
            schemaVersion: String,
            model: String
        ) {
            self.creative = creative
            self.brand = brand
            self.inputHash = inputHash
            self.promptVersion = promptVersion
            self.schemaVersion = schemaVersion
            self.model = model
        }

        /// Orders by creative, then by the rest.
        public static func < (left: Self, right: Self) -> Bool {
            if left.creative != right.creative { return left.creative < right.creative }
            return (left.brand, left.inputHash, left.promptVersion, left.schemaVersion, left.model)
                < (right.brand, right.inputHash, right.promptVersion, right.schemaVersion, right.model)
        }
    }

    /// What was read.
    public enum Source: String, Sendable, Codable, CaseIterable {
        /// What is known of the asset already: a transcript, the text of a picture.
        case existingAnalysis = "existing_analysis"
        /// The video's file.
        case video
        /// The picture, as far as the classifier sees any, and the copy.
        case imageAndCopy = "image_and_copy"
    }

    /// What was classified, how and by whom.
    public var key: Key
    /// The awareness that the ad as a whole speaks to; `nil` where nothing tells.
    public var creativeLevel: RatedLevel?
    /// That of its own words; `nil` without headline and copy, or where nothing tells.
    public var copyLevel: RatedLevel?
    /// That of its landing page; `nil` without its text, or where nothing tells.
    public var landingLevel: RatedLevel?
    /// The kind of creative.
    public var format: CreativeFormat?
    /// From which side it comes.
    public var angle: AdAngle?
    /// With what it begins.
    public var hook: HookType?
    /// What it asks for.
    public var callToAction: CallToAction?
    /// How well its parts agree, where the classifier says; at most one for each dimension.
    public var congruence: [CongruenceComponent]
    /// What was read.
    public var source: Source
    /// The answer as it came; untrusted. `nil` where there is none.
    public var rawAnswer: String?
    /// When it was found.
    public var classifiedAt: Date

    /// Makes a classification of which nothing but the key is known.
    ///
    /// - Parameters:
    ///   - key: What was classified, how and by whom.
    ///   - source: What was read.
    ///   - classifiedAt: When it was found.
    public init(key: Key, source: Source, classifiedAt: Date) {
        self.key = key
        self.source = source
        self.classifiedAt = classifiedAt
        congruence = []
    }
}

/// How well two parts of an ad agree in one respect.
public struct CongruenceComponent: Hashable, Sendable, Codable {
    /// In what respect.
    public enum Dimension: String, CaseIterable, Sendable, Codable {
        /// Ad and page speak to the same awareness.
        case awareness
        /// The page's headline takes up the ad's hook.
        case hookAndHeadline = "hook_and_headline"
        /// The page keeps the benefits that the ad promises.
        case benefits
        /// Ad and page come from the same side.
        case angle
        /// What the ad claims is found on the page.
        case claims
    }

    /// How well.
    public enum Verdict: String, CaseIterable, Sendable, Codable {
        /// They agree.
        case aligned
        /// Somewhat.
        case weak
        /// One of them does not have it.
        case missing
    }

    /// In what respect.
    public var dimension: Dimension
    /// How well.
    public var verdict: Verdict
    /// Why, in a sentence; untrusted where a model wrote it.
    public var explanation: String
    /// What would help; `nil` where nothing has to.
    public var suggestion: String?

    /// Makes a component.
    ///
    /// - Parameters:
    ///   - dimension: In what respect.
    ///   - verdict: How well.
    ///   - explanation: Why, in a sentence.
    ///   - suggestion: What would help.
    public init(_ dimension: Dimension, _ verdict: Verdict, explanation: String, suggestion: String? = nil) {
        self.dimension = dimension
        self.verdict = verdict
        self.explanation = explanation
        self.suggestion = suggestion
    }
}
