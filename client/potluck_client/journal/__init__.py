"""The journal: what this computer took on, what became of it, and the receipts for it."""
