"""The record of a project: who takes part, which units exist, what was credited."""
