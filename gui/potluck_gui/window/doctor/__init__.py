"""The dialog that has Potluck looked at."""
