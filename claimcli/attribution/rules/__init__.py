"""Rules of the attribution stage, for where language is regular: each a `Rule` value in a module of its family,
in the order of `registry.RULES`."""
