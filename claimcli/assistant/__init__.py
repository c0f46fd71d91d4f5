"""What an assistant may ask: the claims of texts, and of files in one folder, through the Model Context Protocol."""
