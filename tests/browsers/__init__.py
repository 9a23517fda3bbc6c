"""The app in browsers of other makers: `make test-full`."""
