"""Days and times: posting times, plans, series, awareness days, and files of them."""
