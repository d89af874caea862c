"""The thin shell: gRPC on one side, pure modules and ports on the other."""
