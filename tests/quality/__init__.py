"""The quality gate: articles written for it, the claims expected of them, and how the two are compared."""
