"""From open data to the weights under `src/laut/lang/<code>/model`; PyTorch lives only here."""
