internal import Foundation
internal import StageCore

/// The system's reason for the failure of a Foundation call, whose own description says only that an
/// operation could not be completed.
enum SystemReason {
    static func text(of error: any Error) -> String {
        var error = error
        // The underlying system error, if there is one.
        for _ in 0..<8 {
            guard let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error else { break }
            error = cause
        }
        let found = error as NSError
        if found.domain == NSPOSIXErrorDomain, let number = Int32(exactly: found.code) {
            return OutputFileError.reason(of: number)
        }
        switch error {
        case let error as CocoaError: return text(of: error.code)
        case is EncodingError: return "a value cannot be written as JSON"
        case is DecodingError: return "it has unexpected JSON content"
        case let error as URLError: return "the connection failed (URL error \(error.errorCode))"
        default: return "unexpected error \(found.code) of \(found.domain)"
        }
    }

    private static func text(of code: CocoaError.Code) -> String {
        switch code {
        case .fileNoSuchFile, .fileReadNoSuchFile: OutputFileError.reason(of: ENOENT)
        case .fileReadNoPermission, .fileWriteNoPermission: OutputFileError.reason(of: EACCES)
        case .fileWriteOutOfSpace: OutputFileError.reason(of: ENOSPC)
        case .fileWriteVolumeReadOnly: OutputFileError.reason(of: EROFS)
        case .fileWriteFileExists: OutputFileError.reason(of: EEXIST)
        case .fileReadInvalidFileName, .fileWriteInvalidFileName: "the file name is invalid"
        default: "unexpected file error \(code.rawValue)"
        }
    }
}
