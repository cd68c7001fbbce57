"""What this stage keeps."""
