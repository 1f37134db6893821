"""What runs a task over many items."""
