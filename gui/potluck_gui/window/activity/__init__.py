"""The page "Activity": the log as a long list, filtered, searched and copied."""
