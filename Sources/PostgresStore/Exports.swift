// Re-exports the modules that the public signatures use, so that a single import is enough.
@_exported public import CreativeModel
@_exported public import JobScheduling
@_exported public import SQLStores
@_exported public import StageCore
