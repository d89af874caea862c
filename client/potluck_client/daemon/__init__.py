"""The daemon: one process per data folder that decides, fetches, keeps and reports.

It is started as `python -m potluck_client.daemon --home DIR [--practice] [--run-now]
[--until-stdin-closes]`, serves the ControlService (see potluck.control_endpoint for where), and
ends with exit status 0 on SIGTERM, SIGINT, a Quit command or, with the last option, the end of its
standard input. When it can't start it says why in one sentence on standard error and
exits with 1.
"""
