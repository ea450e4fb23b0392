// Signatures of this module name types of these modules: one import is enough.
@_exported public import CreativeModel
@_exported public import LLMProtocol
@_exported public import Plotting
@_exported public import StageCore
