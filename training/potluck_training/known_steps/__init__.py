"""A few training steps whose result is known beforehand: does this computer compute right?"""
