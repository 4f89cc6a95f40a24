"""The journey, act by act: a function for each thing somebody does."""
