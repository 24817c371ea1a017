"""What stands between the network and the pages: hosts, tokens, sizes, rates, forged requests, headers."""
