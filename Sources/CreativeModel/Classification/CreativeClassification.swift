public import Foundation

/// The classification of one ad.
public struct CreativeClassification: Hashable, Sendable, Codable {
    /// The input and method of a classification. Equal keys have equal results.
    public struct Key: Hashable, Comparable, Sendable, Codable {
        /// The ad.
        public var creative: CreativeKey
        /// The brand; empty if unknown.
        public var brand: String
        /// A hash of the complete input of the classifier.
        public var inputHash: String
        /// The version of the prompt.
        public var promptVersion: String
        /// The version of the answer's schema.
        public var schemaVersion: String
        /// The identifier of the model or rule set that gave the answer.
        public var model: String

        /// Creates a key.
        ///
        /// - Parameters:
        ///   - creative: The ad.
        ///   - brand: The brand; empty if unknown.
        ///   - inputHash: A hash of the complete input of the classifier.
        ///   - promptVersion: The version of the prompt.
        ///   - schemaVersion: The version of the answer's schema.
        ///   - model: The identifier of the model or rule set.
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

        /// Orders keys by creative, then by the other members.
        public static func < (left: Self, right: Self) -> Bool {
            if left.creative != right.creative { return left.creative < right.creative }
            return (left.brand, left.inputHash, left.promptVersion, left.schemaVersion, left.model)
                < (right.brand, right.inputHash, right.promptVersion, right.schemaVersion, right.model)
        }
    }

    /// The kinds of input.
    public enum Source: String, Sendable, Codable, CaseIterable {
        /// An existing analysis of the asset: a transcript, or the text of a picture.
        case existingAnalysis = "existing_analysis"
        /// The video file.
        case video
        /// The picture, if the classifier can see it, and the copy.
        case imageAndCopy = "image_and_copy"
    }

    /// The input and method.
    public var key: Key
    /// The awareness level of the ad as a whole; `nil` if undetermined.
    public var creativeLevel: RatedLevel?
    /// The awareness level of the ad copy; `nil` without headline and copy, or if undetermined.
    public var copyLevel: RatedLevel?
    /// The awareness level of the landing page; `nil` without its text, or if undetermined.
    public var landingLevel: RatedLevel?
    /// The format of the creative.
    public var format: CreativeFormat?
    /// The angle of the ad.
    public var angle: AdAngle?
    /// The type of hook.
    public var hook: HookType?
    /// The call to action.
    public var callToAction: CallToAction?
    /// The congruence of the ad's parts, if rated: at most one component for each dimension.
    public var congruence: [CongruenceComponent]
    /// The kind of input.
    public var source: Source
    /// The unmodified answer of the model, untrusted; `nil` if there is none.
    public var rawAnswer: String?
    /// The time of the classification.
    public var classifiedAt: Date

    /// Creates a classification without results.
    ///
    /// - Parameters:
    ///   - key: The input and method.
    ///   - source: The kind of input.
    ///   - classifiedAt: The time of the classification.
    public init(key: Key, source: Source, classifiedAt: Date) {
        self.key = key
        self.source = source
        self.classifiedAt = classifiedAt
        congruence = []
    }
}

/// The congruence of an ad and its landing page in one dimension.
public struct CongruenceComponent: Hashable, Sendable, Codable {
    /// The dimensions of congruence.
    public enum Dimension: String, CaseIterable, Sendable, Codable {
        /// The ad and the page address the same awareness level.
        case awareness
        /// The page's headline continues the ad's hook.
        case hookAndHeadline = "hook_and_headline"
        /// The page delivers the benefits that the ad promises.
        case benefits
        /// The ad and the page share the same angle.
        case angle
        /// The page supports the ad's claims.
        case claims
    }

    /// The degree of congruence.
    public enum Verdict: String, CaseIterable, Sendable, Codable {
        /// The two agree.
        case aligned
        /// The two agree in part.
        case weak
        /// One of the two lacks the element.
        case missing
    }

    /// The dimension.
    public var dimension: Dimension
    /// The degree of congruence.
    public var verdict: Verdict
    /// The explanation, in one sentence; untrusted if a model wrote it.
    public var explanation: String
    /// A suggested improvement; `nil` if none is needed.
    public var suggestion: String?

    /// Creates a component.
    ///
    /// - Parameters:
    ///   - dimension: The dimension.
    ///   - verdict: The degree of congruence.
    ///   - explanation: The explanation, in one sentence.
    ///   - suggestion: A suggested improvement.
    public init(_ dimension: Dimension, _ verdict: Verdict, explanation: String, suggestion: String? = nil) {
        self.dimension = dimension
        self.verdict = verdict
        self.explanation = explanation
        self.suggestion = suggestion
    }
}
