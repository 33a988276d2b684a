"""What is written: the open post checked, its versions, its library, and the practice's own words and figures."""
