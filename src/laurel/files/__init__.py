"""The one way a file comes into Laurel and goes out of it."""
