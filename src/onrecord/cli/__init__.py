"""The command `onrecord`: arguments and rendering, no logic."""
