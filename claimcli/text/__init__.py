"""Text stage: an article's head, paragraphs, sentences, tokens and quotations, all as offsets into the text as read."""
