"""Readers: files, folders and standard input to texts or claims, with an error for each input that cannot be read."""
