"""From a plan to what is printed."""
