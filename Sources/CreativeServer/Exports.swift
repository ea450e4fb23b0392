@_exported public import CreativeIntelligence
