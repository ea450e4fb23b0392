// Re-exports the modules whose types appear in this module's API, so that users need one import.
@_exported public import CreativeModel
