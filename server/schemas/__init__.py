"""What crosses the wire, as marshmallow schemas."""
