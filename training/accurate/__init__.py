"""Trains the accurate engine: a small encoder, fine-tuned to label sources, cues and contents."""
