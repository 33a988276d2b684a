"""What is known about the bytes of a picture, for the checks; read by `cards`, never by a check."""

from dataclasses import dataclass

from composer.model.units import Px


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """A picture as it lies in the media store or beside a post file.

    Attributes:
        has_metadata: kinds of hidden data found ("GPS position", "camera", "EXIF", "XMP", "IPTC", "comment"); empty = none.
        width, height: upright.
        mime: "image/jpeg", ...; empty when it is not a picture that can be read.
    """

    has_metadata: tuple[str, ...] = ()
    width: Px = Px(0)
    height: Px = Px(0)
    mime: str = ""
