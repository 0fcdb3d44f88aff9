"""Reads a running text out of an untrusted DOCX, web page or plain text."""
