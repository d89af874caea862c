"""Wire messages of protocol version 1; the generated code stands beside its .proto files."""
