"""Cases beyond the suites at hand: what each network does at the edges people really type. Written by hand, run everywhere."""

import pytest

from composer.model.rendering import EntityKind
from composer.text import atproto, counting, entities_bluesky, entities_mastodon, entities_x

X_LINKS = [
    ("(http://example.com)", ["http://example.com"]),
    ("これは日本語です。http://example.com/path/index.html日本語", ["http://example.com/path/index.html"]),
    ("http://xo.com/~matthew+%ff-x", ["http://xo.com/~matthew+%ff-x"]),
    ("http://www.foo.com/foo/path-with-period./", ["http://www.foo.com/foo/path-with-period./"]),
    ("http://www.foo.com/bar.stm?p1=foo;p2=P1|0||P2|0", ["http://www.foo.com/bar.stm?p1=foo;p2=P1|0||P2|0"]),
    ("http://www.flickr.com/photos/29674651@N00/4382", ["http://www.flickr.com/photos/29674651@N00/4382"]),
    ('http://j.mp/?"', ["http://j.mp/"]),
    ("http://user:PASSW0RD@example.com:8080/login.php", []),
    ("http://msdn.com/S(deadbeef)/page.htm", ["http://msdn.com/S(deadbeef)/page.htm"]),
    ("http://example.com/a(b(c)d)e", ["http://example.com/a(b(c)d)e"]),
    ("http://t.co/pbY2NfTZ's", ["http://t.co/pbY2NfTZ"]),
    ("http://t.co/" + "a" * 41, []),
    ("twitter.jp日本語it.so", ["twitter.jp", "it.so"]),
    ("foo.bar foo.ba foo.baz", ["foo.bar", "foo.ba"]),
    ("http://ex_ample.com http://sub_domain.example.com", ["http://sub_domain.example.com"]),
    ("http://はじめよう.みんな/?a=1", ["http://はじめよう.みんな/?a=1"]),
    ("#http://x.com @http://x.com $http://x.com", []),
    ("mail me at front@desk.com", []),
    ("ELPAÍS.com", ["ELPAÍS.com"]),
    ("see example.com?q=1 or example.com:80", ["example.com", "example.com"]),
    ("see example.com/?q=1 or example.com:80/a", ["example.com/?q=1", "example.com:80/a"]),
    ("été.de and été.de", ["té.de", "été.de"]),
    ("#xété.de/a", ["té.de/a"]),
    (
        "http://a.com/x(b) http://a.com/x*(b) http://a.com/x,(b)/c",
        ["http://a.com/x(b)", "http://a.com/x", "http://a.com/x,(b)/c"],
    ),
    ("http://a.com/(b)(c)_(d) a.com/|(b)", ["http://a.com/(b)(c)_(d)", "a.com/"]),
]
X_TAGS = [
    ("#1 #1a #_ #a_b", ["1a", "a_b"]),
    ("#one#two", []),
    ("&#nbsp; a#b あ#b", []),
    ("♥#love ❤️#love", ["love", "love"]),
    ("#a\ufe0f#b", []),
    ("#️⃣ #⃣a", []),
    ("#a://b", []),
    ("#٣٤٥ #٣a", ["٣a"]),
    ('#צה"ל', ["צה"]),
    ("#نرم\u200cافزار", ["نرم\u200cافزار"]),
    ("#a·b", ["a·b"]),
]
X_MENTIONS = [
    ("RT@name RT:@name ~RT@name", ["name", "name"]),
    ("f!@kn f#@kn f&@kn f@@kn", []),
    ("の@nameに", ["name"]),
    ("@aliceìn @http://x.com", []),
    ("@a@b", []),
    ("＠name", ["name"]),
]
BLUESKY = [
    ("@handle.com!@#$chars", [("mention", "handle.com")]),
    ("not@right.com's", []),
    ("(@handle.com)", [("mention", "handle.com")]),
    ("e.g. e.g./foo website.com.jpg/foo", []),
    ("start middle.com:3000 end", [("link", "https://middle.com:3000")]),
    ("https://foo.com, https://bar.com/x; https://baz.com.",
     [("link", "https://foo.com"), ("link", "https://bar.com/x"), ("link", "https://baz.com")]),
    ("https://foo.com/thing_(cool)", [("link", "https://foo.com/thing_(cool)")]),
    ("#tag! #double-tag #!x", [("tag", "tag"), ("tag", "double-tag"), ("tag", "!x")]),
    ("##hashash #double#rainbow", [("tag", "#hashash"), ("tag", "double#rainbow")]),
    ("#1 #1? #️⃣tag #\u200b #\u20e2tag", []),
    ("##️⃣tag", [("tag", "#️⃣tag")]),
    ("#a\u200btag", [("tag", "a")]),
    ("#١٢٣", [("tag", "١٢٣")]),
    ("HTTPS://foo.com @name.xn--p1ai old.abarth", []),
]  # fmt: skip
MASTODON_TAGS = [
    ("https://medium.com/@alice/some-article#.abcdef123", []),
    ("https://en.wikipedia.org/wiki/Ghostbusters_(song)?foo=#Lawsuit", []),
    ("https://example.org/testé#foo", []),
    ("#3d #l33t #_test #test_ #1_2", ["3d", "l33t", "_test", "test_", "1_2"]),
    ("#one·two· #·one", ["one·two"]),
    ("Hello toß #ruby ß#ruby", ["ruby"]),
    ("#0123 foo#bar /#tag =#tag )#tag", []),
    ("#日本語・テスト", ["日本語・テスト"]),
    ("(#a) -#b “#c” #d.", ["d"]),
    ("#carehttps://example.org", ["care"]),
    ("\x1f#a \x85#b", ["b"]),
]
MASTODON_LINKS = [
    ("example.org/read:https://a.org and https://b.org", ["https://b.org"]),
    ("Read:https://a.org", ["https://a.org"]),
    ("@name@example.org://x", []),
    ("see https://a.org/x*(b)", ["https://a.org/x*(b)"]),
]


@pytest.mark.parametrize(("text", "found"), X_LINKS)
def test_x_finds_the_links(text: str, found: list[str]) -> None:
    """Each link costs 23 and nothing else does."""
    assert [e.text for e in entities_x.find_links(text)] == found


@pytest.mark.parametrize(("text", "found"), X_TAGS)
def test_x_finds_the_hashtags(text: str, found: list[str]) -> None:
    """A tag needs a letter and room before it."""
    assert [e.text[1:] for e in entities_x.find_hashtags(text)] == found


@pytest.mark.parametrize(("text", "found"), X_MENTIONS)
def test_x_finds_the_mentions(text: str, found: list[str]) -> None:
    """A mention is nobody's e-mail address."""
    assert [e.text[1:] for e in entities_x.find_mentions_and_lists(text)] == found


@pytest.mark.parametrize(("text", "found"), BLUESKY)
def test_bluesky_makes_the_facets(text: str, found: list[tuple[str, str]]) -> None:
    """As its own client does."""
    assert [(f.kind, f.value) for f in entities_bluesky.facets(text)] == found


@pytest.mark.parametrize(("text", "found"), MASTODON_TAGS)
def test_mastodon_finds_the_hashtags(text: str, found: list[str]) -> None:
    """Not inside links, not of digits alone."""
    tags = [e.text[1:] for e in entities_mastodon.entities(text) if e.kind is EntityKind.HASHTAG]
    assert tags == found


@pytest.mark.parametrize(("text", "found"), MASTODON_LINKS)
def test_mastodon_finds_the_links(text: str, found: list[str]) -> None:
    """What an address without a scheme swallows is not linked."""
    assert [e.text for e in entities_mastodon.entities(text)] == found


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("ありがとう", 10),
        ("🇺🇸", 2),
        ("👍🏽", 2),
        ("e\u0301", 1),
        ("1️⃣", 2),
        ("❤️‍🔥", 2),
        ("“q”", 3),
        ("…", 2),
        ("한글", 4),
        ("①", 2),
    ],
)
def test_x_weighs(text: str, weight: int) -> None:
    """Composed form, emoji as one, scripts of wide signs double."""
    assert counting.weighted(text) == weight


@pytest.mark.parametrize(
    "handle", ["8.cn", "4chan.org", "XX.LCS.MIT.EDU", "john.test", f"short.{'o' * 63}.test", "xn--ls8h.test"]
)
def test_handles_that_are_handles(handle: str) -> None:
    """Domain names of at least two labels."""
    assert atproto.is_handle(handle)


@pytest.mark.parametrize(
    "handle",
    [
        "john",
        "john.",
        ".john.test",
        "jo_hn.test",
        "john.0",
        "-john.test",
        f"a.{'o' * 64}.test",
        "127.0.0.1",
        "john..test",
    ],
)
def test_handles_that_are_none(handle: str) -> None:
    """Addresses, lone labels, underscores."""
    assert not atproto.is_handle(handle)
