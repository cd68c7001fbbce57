"""Laurel（服務躍升評獎系統）: runs a public service award by its regulation."""

__version__ = "0.1.0"
