"""A made-up issue as a document for those who finish pages in InDesign."""
