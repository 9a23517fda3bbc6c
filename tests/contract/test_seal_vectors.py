"""The phone's keys, derived a second time here: the vectors of pwa/src/lock hold on both sides."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw

VECTORS = json.loads((Path(__file__).parent / "vectors_seal.json").read_text("utf-8"))


def hkdf(material: bytes, info: str) -> str:
    """HKDF-SHA-256 (RFC 5869) without a salt, for the 32 bytes of one block."""
    extracted = hmac.new(b"\0" * 32, material, hashlib.sha256).digest()
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
