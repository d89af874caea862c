"""Every call that leaves this computer, and every field in it, in plain words.

A test walks the wire format and holds that nothing is missing here.
"""

from google.protobuf.descriptor import Descriptor, ServiceDescriptor

from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import volunteer_service_pb2 as volunteer_service

SERVICE: ServiceDescriptor = volunteer_service.DESCRIPTOR.services_by_name["VolunteerService"]

CALLS: dict[str, str] = {
    "GetManifest": "Asks for the project's rules. Says nothing about this computer.",
    "BeginEnrolment": "Asks to be let in, by this computer's public key.",
    "Enrol": "Proves that this computer holds its key, so that nobody else can work in its name.",
    "WatchProject": "Asks to be told how the project is doing.",
    "WatchOutcomes": "Asks to be told what became of this computer's pieces of work.",
    "RequestLease": "Asks for a piece of work for one device.",
    "GetBlob": "Asks for a file: the model, or the text to train on.",
    "RenewLease": "Says that a piece of work is still being worked on.",
    "ReleaseLease": "Gives a piece of work back undone.",
    "Commit": "Says what training came to, so that the result can't be changed afterwards.",
    "Open": "Shows a sample of the result that the project has drawn.",
    "GetUploadOffset": "Asks how much of the result has arrived, so that nothing is sent twice.",
    "PutBlob": "Sends the result: how training changed the model.",
    "Submit": "Says that the result was sent whole.",
    "GetTreeHead": "Asks for the newest state of the project's public list of all credit.",
    "GetInclusionProof": "Asks for the proof that a receipt stands in that list.",
    "ListLedger": "Reads a part of that list.",
}
"""What each call is sent for, in the order of a unit's life."""

WITHOUT_SESSION = frozenset({"GetManifest", "BeginEnrolment", "Enrol"})
"""Calls that don't carry the session."""

SESSION_NAME = "potluck-session"
SESSION_SENTENCE = (
    "A random word that the project gave this computer for a day, so that it need not prove its "
    "key with every call."
)

_KEY = "This computer's public key. It was made by chance and says nothing about you."
_LEASE = "Which piece of work: a random name that the project gave out."
_DIGEST = "Fingerprint of the file; nothing can be read from it."
_SIZE = "Length of the file, in bytes."

FIELDS: dict[str, str] = {
    "BeginEnrolmentRequest.public_key": _KEY,
    "EnrolRequest.public_key": _KEY,
    "EnrolRequest.nonce": "A random number that the project gave, so that no old proof counts.",
    "EnrolRequest.signature": "The proof: the random number, signed by this computer's key.",
    "EnrolRequest.app_version": "Version of Potluck; the first work of a new one is checked more.",
    "EnrolRequest.protocol_version": "Version of the language that both sides speak.",
    "WatchOutcomesRequest.after_sequence": "Number of the last news that has come here.",
    "RequestLeaseRequest.device_id": "Name of the device: its maker's number, or “cpu”.",
    "RequestLeaseRequest.numerics_class": "How the device calculates, which decides the last "
    "digits of the result.",
    "RequestLeaseRequest.tokens_per_second": "How fast the device was, so that the piece of work "
    "has the right size.",
    "RequestLeaseRequest.memory_bytes": "Memory that training may use on the device, in bytes.",
    "NumericsClass.device_type": "Whether a processor or a graphics card calculates.",
    "NumericsClass.architecture": "Model of the device.",
    "NumericsClass.torch_version": "Version of the library that calculates.",
    "NumericsClass.system": "Kind of operating system.",
    "NumericsClass.precision": "How many digits are calculated with.",
    "NumericsClass.threads": "How many threads of the processor calculate.",
    "NumericsClass.numerics": "The project's way of calculating, which is the same everywhere.",
    "GetBlobRequest.digest": _DIGEST,
    "GetBlobRequest.offset": "Place in the file from which on it is still missing here.",
    "RenewLeaseRequest.lease_id": _LEASE,
    "RenewLeaseRequest.steps_done": "How many steps of training are done.",
    "ReleaseLeaseRequest.lease_id": _LEASE,
    "CommitRequest.lease_id": _LEASE,
    "CommitRequest.commitment": "What training came to; its parts follow.",
    "CommitRequest.signature": "All of it, signed by this computer's key.",
    "Commitment.unit_id": "Which piece of work: a random name that the project gave out.",
    "Commitment.public_key": _KEY,
    "Commitment.segments": "What each part of the training came to; the first one follows.",
    "SegmentCommitment.steps_done": "How many steps of training were done at its end.",
    "SegmentCommitment.delta_root": "Fingerprint of how the model had changed.",
    "SegmentCommitment.mean_loss": "How well the model guessed the text; lower is better.",
    "SegmentCommitment.state_digest": "Fingerprint of the whole state of the training.",
    "Commitment.payload": "The file with the result.",
    "Commitment.numerics_class": "How the device calculated, which decides the last digits of "
    "the result.",
    "Commitment.delta_norm": "How much the model has changed, as one number.",
    "Commitment.tokens": "How many tokens (pieces of words) were trained on.",
    "BlobRef.digest": _DIGEST,
    "BlobRef.size_bytes": _SIZE,
    "OpenRequest.lease_id": _LEASE,
    "OpenRequest.leaves": "The parts of the result that the project has drawn; the first one "
    "follows.",
    "OpenedLeaf.index": "Place of the part.",
    "OpenedLeaf.data": "The part: how some numbers of the model have changed.",
    "OpenedLeaf.proof": "Fingerprints that prove that it belongs to what was said before.",
    "GetUploadOffsetRequest.lease_id": _LEASE,
    "GetUploadOffsetRequest.blob": "The file with the result.",
    "PutBlobRequest.header": "What is being sent; only with the first run of bytes.",
    "Header.lease_id": _LEASE,
    "Header.blob": "The file with the result.",
    "Header.offset": "Place in the file from which on it is sent.",
    "PutBlobRequest.data": "A run of bytes of the result: how training changed the model.",
    "SubmitRequest.lease_id": _LEASE,
    "GetTreeHeadRequest.known_size": "How many entries of the list this computer knows.",
    "GetInclusionProofRequest.index": "Place of the receipt in the list.",
    "GetInclusionProofRequest.tree_size": "Length of the list that the proof is for.",
    "ListLedgerRequest.start": "Place of the first entry that is wanted.",
    "ListLedgerRequest.limit": "How many entries are wanted.",
}
"""What each field is, by its message and name."""

WITHIN: dict[str, Descriptor] = {
    "CommitRequest.commitment": commitment.Commitment.DESCRIPTOR,
}
"""Fields whose bytes are a message of their own, so that its parts are shown too."""
