"""Packs: collections of ready posts that ship with the program or that a person adds."""

from dataclasses import dataclass

from composer.model.post import Post


@dataclass(frozen=True, slots=True)
class Series:
    """A pack post's place among posts that belong together (a quiz and its answer, a campaign).

    Attributes:
        id: the same in all its posts.
        part, parts: 1 of 4.
    """

    id: str
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class PackVariant:
    """Another wording of a pack post: for a region, or for when official advice differs.

    Attributes:
        id: lower-case name, unique in the post.
        label: when to use it, one short sentence.
        region: "us", "uk", "au", "eu" or "ca" when it is that region's wording; else empty.
        post: the whole post in this wording.
    """

    id: str
    label: str
    region: str
    post: Post


@dataclass(frozen=True, slots=True)
class PackPost:
    """One ready post of a pack.

    Attributes:
        key: pack and file ("dental/012-bleeding-gums"); what a draft made from it remembers.
        title: short, for lists.
        topic: lower-case name that posts on the same thing share ("gum-disease").
        kind, template: of the template it fills.
        audience: "all", "parents", "older-adults", "pregnant", "teens" or "families".
        months: 1..12, when it fits best; empty = all year.
        awareness: ids of awareness days it belongs to.
        regions: "us", "uk", "au", "eu", "ca": the only ones it is planned for (a season, a rule of one country); empty = all.
        volatile: official wording is changing; open the sources on the day of approval.
        review: who still has to look at it: "clinician", "native-clinician" or empty.
        note: what the reviewer should know.
        fill_in: slots that hold example words of a made-up practice, to be replaced.
        series: its place in a series, or None.
        post: as it opens; its id is empty until a draft is made.
        variants: other wordings.
    """

    key: str
    pack: str
    title: str
    topic: str
    kind: str
    post: Post
    audience: str = "all"
    months: tuple[int, ...] = ()
    awareness: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    volatile: bool = False
    review: str = ""
    note: str = ""
    fill_in: tuple[str, ...] = ()
    series: Series | None = None
    variants: tuple[PackVariant, ...] = ()

    @property
    def template(self) -> str:
        """Id of the template it fills."""
        return self.post.template

    @property
    def language(self) -> str:
        """BCP 47 tag of its words."""
        return self.post.language

    def is_for(self, region: str) -> bool:
        """Whether it is planned for a practice of that region."""
        return not self.regions or region in self.regions

    def in_wording(self, variant: str) -> Post | None:
        """The wording of that name, or None."""
        return next((v.post for v in self.variants if v.id == variant), None)

    def for_region(self, region: str) -> Post:
        """The wording for a region; the common one where there is none of its own."""
        return next((v.post for v in self.variants if v.region == region), self.post)


@dataclass(frozen=True, slots=True)
class Pack:
    """A collection of ready posts.

    Attributes:
        id: name of its folder.
        review: who has to look at every post of it ("native-clinician"), or empty.
        posts: in the order of their numbers.
        origin: "built-in", or the folder it came from.
    """

    id: str
    title: str
    about: str
    language: str
    specialty: str
    review: str
    posts: tuple[PackPost, ...] = ()
    origin: str = "built-in"
