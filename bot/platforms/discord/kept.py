"""Forms that somebody is filling in: kept for a while, the oldest given up first. After a restart they are asked for anew."""

import secrets
from collections import OrderedDict

from bot.model.conversation import Form

MOST = 1000


class KeptForms:
    """Forms by a token that fits into a button's or modal's id and cannot be guessed."""

    def __init__(self, most: int = MOST) -> None:
        self._forms: OrderedDict[str, Form] = OrderedDict()
        self._most = most

    def keep(self, form: Form) -> str:
        """Remember the form; its token."""
        token = secrets.token_hex(8)
        self._forms[token] = form
        if len(self._forms) > self._most:
            self._forms.popitem(last=False)
        return token

    def form(self, token: str) -> Form | None:
        """The form of that token, if it is still remembered."""
        return self._forms.get(token)
