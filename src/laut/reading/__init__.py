"""From a Report to attributions and claims; the only folder that knows spaCy and ONNX Runtime."""
