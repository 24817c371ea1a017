"""What is particular to a language: tables and a trained model. No text processing here."""
