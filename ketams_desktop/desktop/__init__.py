"""Qt without widgets: paths, settings, theme, fonts, printing, keeping a list."""
