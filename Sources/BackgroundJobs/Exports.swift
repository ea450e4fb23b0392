// Re-exports the modules that the public signatures use, so that one import is enough.
@_exported public import AdClassification
@_exported public import CampaignClustering
@_exported public import CreativeModel
@_exported public import JobScheduling
@_exported public import PackageProposals
