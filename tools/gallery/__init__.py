"""Renders every screen in every theme and size as pictures, with a page to look through them."""
