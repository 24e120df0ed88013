from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pictures.cache import cache_key, pack, unpack
from layout.pictures.model import PressPicture

PICTURE = PressPicture(
    "k", 3, 2, "CMYK", b"\xff\xd8\n\0\n", "DCTDecode", (1, 0) * 4, 2134, (9, 6), ("picture-no-profile",)
)
SAME = {"profile": b"icc", "intent": "perceptual", "limit": 2200}


@given(st.binary(max_size=60), st.sampled_from([None, (1, 0), (1, 0) * 4]), st.integers(0, 4000))
def test_what_is_packed_comes_out_again(data, decode, ink):
    picture = PICTURE._replace(data=data, decode=decode, ink_max=ink)
    assert unpack(pack(picture)) == picture


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_never_taken_for_a_picture(at, by):
    block = bytearray(pack(PICTURE))
    block[at % len(block)] ^= by
    assert unpack(bytes(block)) is None


@pytest.mark.parametrize(
    "block", [b"", b"render-page picture 2\n", pack(PICTURE)[:-1], pack(PICTURE) + b"\0", b"x" * 200]
)
def test_a_cut_or_foreign_block_is_ignored(block):
    assert unpack(block) is None


def test_everything_that_matters_changes_the_key():
    keys = [
        cache_key(b"a", None, None, **SAME),
        cache_key(b"b", None, None, **SAME),
        cache_key(b"a", (0, 0, 1, 1), None, **SAME),
        cache_key(b"a", None, (1, 1), **SAME),
        cache_key(b"a", None, None, **SAME | {"profile": b"other"}),
        cache_key(b"a", None, None, **SAME | {"intent": "relative"}),
        cache_key(b"a", None, None, **SAME | {"limit": 2400}),
        cache_key(b"a", None, None, **SAME, sharpen=50),
    ]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 32 and int(key, 16) for key in keys)
    assert keys[0] == cache_key(b"a", None, None, **SAME)
