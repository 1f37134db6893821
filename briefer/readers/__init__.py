"""What reads: with a model, or without one."""
