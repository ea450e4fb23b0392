// The umbrella: one import for all modules. Each can be imported alone as well.
@_exported public import CampaignClustering
@_exported public import ClusterEvaluation
@_exported public import ContentHashing
@_exported public import CreativeImport
@_exported public import CreativeModel
@_exported public import DenseLinearAlgebra
@_exported public import Embeddings
@_exported public import GaussianMixture
@_exported public import KMeans
@_exported public import LLMProtocol
@_exported public import LLMProviders
@_exported public import PackageProposals
@_exported public import Plotting
@_exported public import RuleClustering
@_exported public import SQLiteStore
@_exported public import SampleData
@_exported public import StageCore
