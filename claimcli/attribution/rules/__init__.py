"""Rules of the attribution stage, for where language is regular. Each is a module with one `apply_…(draft)` that gives
the findings back as it leaves them; `apply.py` has their order."""
