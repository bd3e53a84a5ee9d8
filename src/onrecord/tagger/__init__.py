"""The learned tagger: finds cues, and for each cue its content and its source."""
