"""A made-up office: invented people, three years, and files with planted faults."""
