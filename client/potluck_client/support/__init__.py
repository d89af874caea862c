"""A text for somebody who helps: how Potluck stands on this computer, with secrets left out."""
