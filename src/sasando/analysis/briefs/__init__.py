"""The brief "Gambaran Umum": published and measured figures laid out for a reader."""
