"""From the world to a Report."""
