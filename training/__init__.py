"""Training of the attribution tagger; not part of the installed package."""
