"""What an offer of work abroad gives away: a table of rules, and findings with their reasons."""
