"""The linker: for each cue, which tokens around it are its source and its content."""
