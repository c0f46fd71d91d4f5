"""Comparison stage: claims to propositions with a sign, candidates, relations with evidence, topics."""
