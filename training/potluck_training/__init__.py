"""The mathematics: model, work unit, codec, commitment and outer step; no network, no database."""
