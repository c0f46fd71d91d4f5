"""Writers: reports as tables, JSON, CSV and marked text; the only code that shows source text to people."""
