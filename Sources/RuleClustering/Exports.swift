// Reexports the modules whose types appear in this module's API, so that one import is enough.
@_exported public import CreativeModel
