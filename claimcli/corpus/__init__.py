"""Many articles, many machines: claimcli as one step of a pipeline of datatrove."""
