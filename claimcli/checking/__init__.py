"""Checking: the quotations of a draft against the sources that they are said to be from."""
