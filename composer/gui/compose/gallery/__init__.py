"""What a new post begins with: ready posts, templates, a planned month; and the maker of templates."""
