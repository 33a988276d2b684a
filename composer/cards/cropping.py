"""Where a picture is cut so that its focal point stays in view."""


def crop_box(width: int, height: int, aspect: float, focus: tuple[float, float]) -> tuple[int, int, int, int]:
    """The largest box of the wanted aspect (width / height) with the focal point as near its middle as the edges allow.

    Args:
        focus: each 0..1 from the left and the top.

    Returns:
        x, y, width, height in whole pixels; at least 1 by 1 and inside the picture.
    """
    if width / height > aspect:
        w, h = max(1, round(height * aspect)), height
    else:
        w, h = width, max(1, round(width / aspect))
    w, h = min(w, width), min(h, height)
    x = round(min(max(0.0, focus[0] * width - w / 2), width - w))
    y = round(min(max(0.0, focus[1] * height - h / 2), height - h))
    return x, y, w, h
