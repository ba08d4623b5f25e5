"""Pseudo-languages: the interface's words made long, or turned right to left, to find faults.

They are made into `build/pseudo/` from the texts in the code, and never ship.
"""
