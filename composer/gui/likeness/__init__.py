"""Likenesses of posts on each platform: our own drawing, no logos; what changes the reader's view is imitated.

    view        plain values: what one likeness shows        ink      the feeds' own light and dark colours
    letters     text set at the platform's width, with fold  lens     pictures scaled once, smoothly, for their place
    pictures    one picture, grids, carousels, strips        blocks   head, actions, buttons, comment
    screens     stories, full-screen photos, articles        sheet    puts the blocks of one platform together
    link_cards  the first link's card in each feed's shape   differing  what one platform says differently
    widget      a likeness on screen, never reflowed         wall     every likeness of a post at once

Imported on demand: nothing here belongs to the first frame.
"""
