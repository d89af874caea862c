"""The window that asks what stays when Potluck goes, shows how it goes, and thanks."""
