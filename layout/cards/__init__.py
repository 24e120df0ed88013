"""Stories and pages made up anew for screens."""
