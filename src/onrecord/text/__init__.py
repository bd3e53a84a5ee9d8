"""Reading text without meaning: layout, sentences, quotations, dates, the parse."""
