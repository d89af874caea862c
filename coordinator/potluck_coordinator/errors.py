"""What can go wrong on the coordinator's side.

CoordinatorError
├── HomeError         the project's folder is missing, incomplete or damaged
├── StoreError        the database can't be used, or is from a newer version
├── BlobError         a file of the project is missing, damaged, or can't be kept
├── RefusedError      a volunteer or inspector asked for what it may not have, or sent what fails
├── TransitionError   a unit was to change in a way that is impossible
├── ServeError        the coordinator can't start or go on serving
├── RecipeError       a training plan can't be used
├── IngestError       a text, a folder or a tokenizer can't be used
└── InspectorError    an inspection can't be done here
"""

from potluck.errors import ErrorCode, PotluckError


class CoordinatorError(PotluckError):
    """Anything that goes wrong on the coordinator's side."""


class HomeError(CoordinatorError):
    """The project's folder is missing, incomplete or damaged."""


class StoreError(CoordinatorError):
    """The database can't be used, or is from a newer version."""


class BlobError(CoordinatorError):
    """A file of the project is missing, damaged, or can't be kept."""


class RefusedError(CoordinatorError):
    """A volunteer or inspector asked for what it may not have, or sent what fails a check."""

    default_code = ErrorCode.BAD_INPUT


class TransitionError(CoordinatorError):
    """A unit was to change in a way that is impossible."""


class ServeError(CoordinatorError):
    """The coordinator can't start or go on serving."""


class RecipeError(CoordinatorError):
    """A training plan can't be used."""

    default_code = ErrorCode.BAD_INPUT


class IngestError(CoordinatorError):
    """A text, a folder or a tokenizer can't be used."""

    default_code = ErrorCode.BAD_INPUT


class InspectorError(CoordinatorError):
    """An inspection can't be done here."""
