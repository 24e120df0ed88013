"""Page specs and house styles: YAML becomes typed values that know their place."""
