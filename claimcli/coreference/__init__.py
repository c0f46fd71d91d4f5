"""Within one article: from the source as written ("he", "Lavov", "the ministry") to the name of who speaks."""
