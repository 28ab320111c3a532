"""One build for all tests of this folder, and every way to install it."""

import pytest

from tests.packaging.installing import CHECKOUT, Built, Installation, build, installed, unopened


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel and the source distribution."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session", params=["wheel", "sdist", "editable", "unopened wheel"])
def installation(
    request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    """What one of the ways to install icscheck gives."""
    room = tmp_path_factory.mktemp("room")
    match request.param:
        case "wheel":
            return installed(room, str(built.wheel))
        case "sdist":
            return installed(room, str(built.sdist))
        case "editable":
            return installed(room, "--editable", str(CHECKOUT))
        case _:
            return unopened(room, built.wheel)
