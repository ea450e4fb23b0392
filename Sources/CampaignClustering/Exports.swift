// Reexports the modules whose types appear in this module's API, so that one import is enough.
@_exported public import CreativeModel
@_exported public import DistinctiveTerms
@_exported public import LLMProtocol
@_exported public import RuleClustering
@_exported public import StageCore
