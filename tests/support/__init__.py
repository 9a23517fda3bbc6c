"""What tests stand on: real servers and browsers, started and ended by the tests themselves."""
