"""The command line: options, output and exit codes only; the work is done in generator.pipeline."""
