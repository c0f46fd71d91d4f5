"""What trains and measures the pair model of comparison."""
