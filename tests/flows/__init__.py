"""The rules by themselves: pure, so thousands of conversations a second."""
