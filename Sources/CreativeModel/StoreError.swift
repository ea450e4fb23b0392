public import StageCore

/// The error of a store that refuses a change.
public typealias StoreError = ModuleError<StoreErrorDomain>

/// The codes of ``StoreError``.
public enum StoreErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: StoreError.Code) -> ErrorCategory {
        .refused
    }
}

extension ModuleError.Code where Domain == StoreErrorDomain {
    /// The campaign does not exist.
    public static var unknownCampaign: Self { Self("unknownCampaign") }

    /// The creative does not exist.
    public static var unknownCreative: Self { Self("unknownCreative") }

    /// The name is empty, or another campaign of the seat has it.
    public static var invalidName: Self { Self("invalidName") }

    /// A creative of one seat cannot join a campaign of another.
    public static var seatMismatch: Self { Self("seatMismatch") }

    /// The edit is invalid, such as merging a campaign with itself or removing a creative that is not in the
    /// campaign.
    public static var invalidEdit: Self { Self("invalidEdit") }

    /// There is no edit left to undo.
    public static var nothingToUndo: Self { Self("nothingToUndo") }

    /// The plan refers to a campaign that no longer exists, or another plan was applied in the meantime.
    public static var planOutdated: Self { Self("planOutdated") }

    /// The plan contradicts itself.
    public static var planInvalid: Self { Self("planInvalid") }
}
