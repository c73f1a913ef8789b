"""Many damaged inputs: never an exception, never half a file, every refusal with a place and a mend."""
