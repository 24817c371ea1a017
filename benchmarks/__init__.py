"""Measuring laut against gold: loaders, metrics, floors and speed.

Each measure is a module with a function that returns named figures in per cent;
`run.py` knows them all. The metrics agree with the published scorers of each
corpus. Nothing here is part of the installed package.
"""
