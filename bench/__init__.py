"""What must be fast, measured on whole commands and real screens: `make bench`."""
