"""What projects are called, those that were left as well."""

from collections.abc import Iterable, Mapping

from google.protobuf.message import DecodeError

from potluck.v1 import manifest_pb2 as manifest
from potluck_client.journal.records import JoinedProject


def project_names(projects: Iterable[JoinedProject]) -> Mapping[str, str]:
    """Return the names by project key; rules that can't be read any more have none."""
    return {project.project_id: _name_of(project) for project in projects}


def _name_of(project: JoinedProject) -> str:
    try:
        return manifest.ProjectManifest.FromString(project.manifest).name
    except DecodeError:
        return ""
