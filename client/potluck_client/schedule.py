"""Hours of the week: read from text, asked whether one holds, and when that changes next."""
