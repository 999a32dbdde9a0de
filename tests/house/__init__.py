"""What a compiler cannot see of the house: words, licences, files, papers.  `python -m tests.house`, part of `make lint`.

Every check is a function over paths that gives complaints, a line each, saying what to do.  None = the house is in order.
"""
