"""Names this room to the framework."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room foundation/accounts."""

    name = "sasando.foundation.accounts"
    label = "foundation_accounts"
