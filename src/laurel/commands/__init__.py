"""What `laurel` can do from the command line, one module a command."""
