"""The HTML page: one self-contained file with the issues, the speakers and every article with its claims marked."""
