"""ROC dates, forms and template pieces used by three rooms or more."""
