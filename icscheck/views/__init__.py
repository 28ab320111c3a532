"""Views: what a report shows, as plain tables and graphs. They know no format."""
