"""Small widgets that several pages use: tags, buttons, bars, searching, empty states."""
