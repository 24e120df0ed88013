"""The commands: arguments, what they call, exit codes."""
