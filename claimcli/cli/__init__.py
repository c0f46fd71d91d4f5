"""The commands: each reads its inputs, runs the pipeline and hands the result to a writer."""
