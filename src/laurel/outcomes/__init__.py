"""Ministry and National Development Council (NDC) results."""
