"""Content-addressed files of a project: checkpoints, shards, tokenizers, pseudo-gradients."""
