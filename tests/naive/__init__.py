"""The naive ways, kept to show that our tests fail on them."""
