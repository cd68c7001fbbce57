"""A device with a passkey, as a phone or a laptop is one: it makes a key pair and signs what it is asked."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

ORIGIN = "http://localhost"
PRESENT = AuthenticatorData.FLAG.UP
VERIFIED = AuthenticatorData.FLAG.UV


@dataclass
class Device:
    """One passkey of one person; `asks` says whether it asks for the finger before it signs."""

    asks: bool = True
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    handle: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    person: str = ""

    def make(self, asked) -> str:
        """What the browser sends after the device made a passkey."""
        question = asked["creation_options"]["publicKey"]
        self.person = question["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        made = AttestedCredentialData.create(b"\0" * 16, self.handle, public)
        data = self._data(question["rp"]["id"], AuthenticatorData.FLAG.AT, made)
        attested = AttestationObject.create("none", data, {})
        return self._answer(
            {"attestationObject": websafe_encode(attested)},
            CollectedClientData.create("webauthn.create", question["challenge"], ORIGIN),
            {"credProps": {"rk": True}},
        )

    def sign(self, asked) -> str:
        """What the browser sends after the device signed the question."""
        question = asked["request_options"]["publicKey"]
        client = CollectedClientData.create("webauthn.get", question["challenge"], ORIGIN)
        data = self._data(question["rpId"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        signed = {
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.person,
        }
        return self._answer(signed, client, {})

    def _data(self, site, flags=PRESENT, made=b""):
        flags |= PRESENT | (VERIFIED if self.asks else PRESENT)
        return AuthenticatorData.create(hashlib.sha256(site.encode()).digest(), flags, 0, made)

    def _answer(self, response, client, extensions) -> str:
        handle = websafe_encode(self.handle)
        return json.dumps(
            {
                "id": handle,
                "rawId": handle,
                "type": "public-key",
                "response": {"clientDataJSON": websafe_encode(client), **response},
                "clientExtensionResults": extensions,
            }
        )
