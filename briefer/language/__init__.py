"""What the project knows of the English language; the steps and the embedded reader share it."""
