"""The chip of a phone that keeps passkeys, as Chromium's own test tools make one."""

from playwright.sync_api import Page


class Authenticator:
    """One chip on one page; its owner says yes at once."""

    def __init__(self, page: Page, has_prf: bool = True) -> None:
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "ctap2Version": "ctap2_1",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "hasPrf": has_prf,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self._id = made["authenticatorId"]

    def forget_all(self) -> None:
        """The phone's owner deletes every passkey."""
        self._cdp.send("WebAuthn.clearCredentials", {"authenticatorId": self._id})
