"""Compose: write, checks, sources and preview of the one open post. `page` assembles, `presenter` ties events to widgets.

    write, fields       the form: a field per slot; events, one platform's own fields and text, pictures
    findings            what was noticed, and what a person does about it
    proof               sources, the words tied to them, the review
    preview             what each platform will show; cards and texts as files
    queue               the line at the foot, the time, taking it back
    gallery             what a new post begins with; the maker of templates
    opening, saving, versions    which post is open, and what is kept of it
    tabs, fitting, order         where there is little room; the order of Tab
    on_demand           what is loaded when it is wanted

In each folder `x_ing` modules do (events, lanes), the others show (widgets).
"""
