"""Graphs, timelines and maps as SVG, laid out on the server."""
