// What the signatures of this module name: one import is enough for its users.
@_exported public import CreativeModel
