"""From files to a validated plan."""
