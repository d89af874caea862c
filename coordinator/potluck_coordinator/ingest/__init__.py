"""From a folder of text to shards of tokens: read, split, tokenise, pack, keep."""
