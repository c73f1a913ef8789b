"""The rules, one per module; the registry (generator.check.registry) finds them by file name."""
