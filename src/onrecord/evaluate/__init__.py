"""How good a reading is: hand-coded readings, scores against them, and the floors that scores must keep."""
