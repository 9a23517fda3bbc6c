"""The phone's keys, derived a second time here: the vectors of pwa/src/lock hold on both sides."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VECTORS = json.loads((Path(__file__).parent / "vectors_seal.json").read_text("utf-8"))


def hkdf(material: bytes, info: str, salt: bytes = b"\0" * 32) -> str:
    """HKDF-SHA-256 (RFC 5869), without a salt if none is told, for the 32 bytes of one block."""
    extracted = hmac.new(salt, material, hashlib.sha256).digest()
    return hmac.new(extracted, info.encode() + b"\x01", hashlib.sha256).hexdigest()


@pytest.mark.parametrize("vector", VECTORS["derived"], ids=lambda vector: vector["purpose"])
def test_a_purpose_key_follows_from_the_root(vector: dict[str, Any]) -> None:
    assert hkdf(bytes.fromhex(vector["root"]), vector["purpose"]) == vector["key"]


@pytest.mark.parametrize("vector", VECTORS["argon2id"], ids=lambda vector: vector["name"])
def test_a_code_is_stretched(vector: dict[str, Any]) -> None:
    cost = vector["cost"]
    stretched = hash_secret_raw(
        vector["code"].encode(),
        bytes.fromhex(vector["salt"]),
        time_cost=cost["passes"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    assert stretched.hex() == vector["hash"]


def test_a_root_is_wrapped_by_what_a_passkey_gives() -> None:
    vector = {name: bytes.fromhex(value) for name, value in VECTORS["passkey"].items()}
    salt, iv = vector["random"][:16], vector["random"][16:]
    head = b"\x01\x04" + vector["kid"] + salt
    key = bytes.fromhex(hkdf(vector["output"], "kek/w1/v1", salt))

    sealed = head + iv + AESGCM(key).encrypt(iv, vector["root"], head + b"root")

    assert sealed == vector["sealed"]
