"""A fuzzer: articles from a grammar of everything that makes trouble, and claim records that are nearly right."""
