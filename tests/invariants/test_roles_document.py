"""docs/security/roles.md says what the code does."""

from tools.roles_document import TARGET, document


def test_the_document_of_roles_is_current(started):
    """`make types` writes it. Seen to fail with a role taken out of entries.approve."""
    assert TARGET.read_text("utf-8") == document(started)
