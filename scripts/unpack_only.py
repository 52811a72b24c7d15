"""A Python build backend that builds nothing.

`pip download` asks a source distribution's build backend for its metadata before it hands the file
over, and would fetch compilers for that. We want the C sources inside and no Python package, so
fetch_sources.sh puts this module in the backend's place; the metadata is what the file says.
"""

import email
import pathlib
import shutil
import sys

# The name under which pip looks where a package names no backend.
__legacy__ = sys.modules[__name__]


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    info = pathlib.Path("PKG-INFO")
    headers = email.message_from_bytes(info.read_bytes())
    folder = pathlib.Path(metadata_directory) / f"{headers['Name']}-{headers['Version']}.dist-info"
    folder.mkdir()
    shutil.copy(info, folder / "METADATA")
    return folder.name
