"""Argon2id, tuned so that one sign-in costs at most about 0.3 seconds on a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class TunedArgon2(Argon2PasswordHasher):
    """OWASP's second recommendation: 19 MiB, two passes, one lane."""

    algorithm = "argon2"
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
