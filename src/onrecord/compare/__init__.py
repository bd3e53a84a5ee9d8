"""Findings set side by side."""
