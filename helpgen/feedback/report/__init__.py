"""The report: rows of the database and public files of the built site → one static page, or tables."""
