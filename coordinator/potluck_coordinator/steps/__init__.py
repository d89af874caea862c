"""What happens inside one transaction; no sockets, no clock, no files.

Each function reads the record, asks the pure modules and writes what follows.
"""
