"""Words that no report may ever hold."""

ON_THE_LIST = "zwieback on my list"
HALF_TYPED = "zwieback half typed"
IN_AN_ERROR = "zwieback quoted in an error"
MARKER = "zwieback"
