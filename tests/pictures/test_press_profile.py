from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageCms

from layout.findings import Unreadable
from layout.pictures.profile import MOST_BYTES, read_profile


def codes_of(data):
    with pytest.raises(Unreadable) as caught:
        read_profile(data, "plant.icc")
    assert all(one.message("zh") and one.hint("en") for one in caught.value.findings)
    return [one.code for one in caught.value.findings]


def test_the_built_in_profile_is_a_press_profile(newsprint):
    facts = read_profile(newsprint, "newsprint.icc")
    assert facts.description == "Newsprint coldset, render-page model"
    assert (facts.version, facts.device_class, facts.colour_space, facts.connection_space) == (
        "2.4",
        "prtr",
        "CMYK",
        "Lab",
    )
    assert facts.size == len(newsprint)


def test_wrong_files_are_told_apart(newsprint):
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert codes_of(screen) == ["profile-wrong-class", "profile-wrong-space"]
    assert codes_of(newsprint[:50_000]) == ["profile-truncated"]
    assert codes_of(b"") == codes_of(b"%PDF-1.6" * 40) == ["profile-unreadable"]
    assert codes_of(bytes(MOST_BYTES + 1)) == ["profile-too-large"]
    assert codes_of(newsprint.replace(b"B2A0", b"B2Ax", 1)) == ["profile-incomplete"]
    assert codes_of(newsprint.replace(b"mft2", b"mft9")) == ["profile-incomplete"]
    assert codes_of(newsprint[:128] + b"\0\xff\0\0" + newsprint[132:]) == ["profile-unreadable"]


@settings(max_examples=80)
@given(at=st.integers(0, 300), value=st.integers(0, 255), cut=st.integers(0, 400))
def test_no_profile_brings_a_traceback(newsprint, at, value, cut):
    for data in (bytearray(newsprint), bytearray(newsprint[:cut])):
        if data:
            data[at % len(data)] = value
        try:
            named = bool(read_profile(bytes(data), "plant.icc").tags)
        except Unreadable as fault:
            named = bool(fault.findings)
        assert named
