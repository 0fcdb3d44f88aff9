"""Names this room to the framework."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The room exchange/referrals."""

    name = "sasando.exchange.referrals"
    label = "exchange_referrals"
