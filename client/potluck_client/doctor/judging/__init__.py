"""What each reading means: pure functions from a reading to findings."""
