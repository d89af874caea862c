"""The daemon: one process per data folder that decides, fetches, keeps and reports.

It is started as `python -m potluck_client.daemon --home DIR [--practice] [--run-now]`, serves the
ControlService (see potluck.control_endpoint for where), and ends on SIGTERM, SIGINT or a Quit
command with exit status 0. When it can't start it says why in one sentence on standard error and
exits with 1.
"""
