// Signatures of this module name types of these modules: one import is enough.
@_exported public import StageCore
