"""content/ -> checks -> pack. The only code that knows the source format. No Qt."""
