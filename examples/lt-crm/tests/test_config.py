import pytest

from lt_crm import config

GOOD = {
    "APP_ENV": "production",
    "APP_RELEASE": "a" * 40,
    "SECRET_KEY": "b" * 64,
    "DATABASE_URL": "postgres://u:p@db/crm",
    "RATELIMIT_STORAGE_URI": "redis://r",
    "UPLOAD_DIR": "/data",
    "METRICS_TOKEN": "m",
    "SENTRY_DSN": "",
    "ACCOUNTING_URL": "https://a.example",
    "ACCOUNTING_TOKEN": "live_x",
    "ACCOUNTING_WEBHOOK_SECRET": "w",
}


@pytest.fixture
def environment(monkeypatch):
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    return monkeypatch


def test_settings_come_from_the_environment(environment):
    settings = config.from_environment()
    assert (settings.app_env, settings.log_level) == ("production", "INFO")
    assert config.flask_config(settings)["TESTING"] is False


def test_a_missing_variable_is_named(environment):
    for name, value in GOOD.items():
        environment.delenv(name)
        with pytest.raises(config.ConfigError, match=name):
            config.from_environment()
        environment.setenv(name, value)


def test_unknown_environment(environment):
    environment.setenv("APP_ENV", "prod")
    with pytest.raises(config.ConfigError, match="APP_ENV"):
        config.from_environment()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_database_url(scheme):
    assert config.psycopg_url(f"{scheme}://u@h/d") == "postgresql+psycopg://u@h/d"


def test_other_databases_are_refused():
    with pytest.raises(config.ConfigError):
        config.psycopg_url("sqlite:///x")
