"""Reads tables that nobody vouches for, in a limited child process."""
