"""What a person may try: what a project's model writes, and what this computer's devices can do."""
