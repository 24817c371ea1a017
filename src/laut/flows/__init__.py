"""One verb per module, joining stages."""
