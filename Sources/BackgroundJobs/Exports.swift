// What the signatures of this module name: one import is enough for its users.
@_exported public import AdClassification
@_exported public import CampaignClustering
@_exported public import CreativeModel
@_exported public import JobScheduling
@_exported public import PackageProposals
