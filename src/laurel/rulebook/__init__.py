"""The regulation as pure functions: every answer is a `Decision` that cites its articles."""
