"""The community's side: rounds, leases, audits, ledger, and the service around them."""
