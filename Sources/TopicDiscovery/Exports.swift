// Re-exports the modules that the public signatures use, so that one import is enough.
@_exported public import DistinctiveTerms
@_exported public import StageCore
