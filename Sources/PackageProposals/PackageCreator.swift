internal import LLMProtocol
