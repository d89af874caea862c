"""Painted charts: bars over time and curves, with the keyboard, the mouse and a screen reader."""
