"""Looks at all that Potluck depends on, and says in words what was found and how to mend it.

`reading` takes readings at the edge, each bounded in time; `judging` makes findings of them, pure;
`examination` runs the looks side by side, so that none waits for another or hides it.
"""
