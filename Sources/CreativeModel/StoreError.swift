/// Why a store refuses.
public struct StoreError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name.
        public let rawValue: String
        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no such campaign.
        public static let unknownCampaign = Code(rawValue: "unknownCampaign")
        /// There is no such creative.
        public static let unknownCreative = Code(rawValue: "unknownCreative")
        /// Another campaign of the seat has that name, or it is empty.
        public static let invalidName = Code(rawValue: "invalidName")
        /// A creative of one seat cannot join a campaign of another.
        public static let seatMismatch = Code(rawValue: "seatMismatch")
        /// An edit that makes no sense, such as to merge a campaign with itself, or to take out what is not in it.
        public static let invalidEdit = Code(rawValue: "invalidEdit")
        /// No edit is left that can be undone.
        public static let nothingToUndo = Code(rawValue: "nothingToUndo")
        /// A campaign that the plan continues is gone.
        public static let planOutdated = Code(rawValue: "planOutdated")
        /// The plan contradicts itself.
        public static let planInvalid = Code(rawValue: "planInvalid")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
