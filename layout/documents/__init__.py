"""Copy that is no plain text: Word documents and web pages become lines and what they state of them."""
