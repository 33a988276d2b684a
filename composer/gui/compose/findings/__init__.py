"""What was noticed in the open post, and what a person does about it."""
