"""Numerics "exact-1": the same bits on every device, as docs/exact-numerics.md defines them."""
