public import StageCore

/// The error of this module.
public typealias ServerError = ModuleError<ServerErrorDomain>

/// The codes of ``ServerError``.
public enum ServerErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: ServerError.Code) -> ErrorCategory {
        switch code {
        case .cannotListen, .storeChanging: .environment
        case .invalidTokens: .input
        case .unknownCursor, .unknownEdit, .unreadableImport, .idempotencyKeyReused, .unauthorized,
            .forbidden, .readOnly,
            .seatForbidden, .unknownSeat, .unknownOperation,
            .unknownPlan,
            .unknownImport, .unknownPath, .preconditionFailed, .preconditionRequired,
            .notLatestEdit,
            .requestInProgress:
            .refused
        default: .usage
        }
    }
}

extension ModuleError<ServerErrorDomain>.Code {
    /// The address cannot be listened on.
    public static let cannotListen = Self("cannotListen")
    /// A file of tokens is invalid.
    public static let invalidTokens = Self("invalidTokens")
    /// An option is invalid.
    public static let invalidOption = Self("invalidOption")
}

// MARK: Requests

extension ModuleError<ServerErrorDomain>.Code {
    /// The request has no valid token.
    public static let unauthorized = Self("unauthorized")
    /// The token does not permit the operation.
    public static let forbidden = Self("forbidden")
    /// The server refuses all changes.
    public static let readOnly = Self("readOnly")
    /// The token does not permit access to the seat.
    public static let seatForbidden = Self("seatForbidden")
    /// The seat has neither creatives nor campaigns.
    public static let unknownSeat = Self("unknownSeat")
    /// There is no operation of that name.
    public static let unknownOperation = Self("unknownOperation")
    /// There is no resource at that path.
    public static let unknownPath = Self("unknownPath")
    /// The path does not accept that method.
    public static let methodNotAllowed = Self("methodNotAllowed")
    /// The client accepts no media type that the path produces.
    public static let notAcceptable = Self("notAcceptable")
    /// The media type or content coding of the body is not supported.
    public static let unsupportedMediaType = Self("unsupportedMediaType")
    /// The body is too large.
    public static let bodyTooLarge = Self("bodyTooLarge")
    /// The target or the body cannot be parsed.
    public static let malformedRequest = Self("malformedRequest")
    /// A parameter is unknown, missing, of another type or out of range.
    public static let invalidParameter = Self("invalidParameter")
    /// The resource changed since the client read it.
    public static let preconditionFailed = Self("preconditionFailed")
    /// Other processes change the store so often that no response of one moment can be made.
    public static let storeChanging = Self("storeChanging")
    /// The operation needs `If-Match`.
    public static let preconditionRequired = Self("preconditionRequired")
    /// An `Idempotency-Key` is invalid.
    public static let invalidIdempotencyKey = Self("invalidIdempotencyKey")
    /// An `Idempotency-Key` was used for another request.
    public static let idempotencyKeyReused = Self("idempotencyKeyReused")
    /// A request with the same `Idempotency-Key` has not ended.
    public static let requestInProgress = Self("requestInProgress")
    /// A plan is unknown, was applied, or was discarded because newer ones replaced it.
    public static let unknownPlan = Self("unknownPlan")
    /// An upload is unknown, was imported, or was discarded because newer ones replaced it.
    public static let unknownImport = Self("unknownImport")
    /// An upload cannot be read with the given options.
    public static let unreadableImport = Self("unreadableImport")
    /// No page has the cursor.
    public static let unknownCursor = Self("unknownCursor")
    /// The edit does not exist.
    public static let unknownEdit = Self("unknownEdit")
    /// An edit is not the latest of its seat that is not undone.
    public static let notLatestEdit = Self("notLatestEdit")
}
