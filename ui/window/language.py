"""The language of the window: Qt's translations of our words and of its own."""

from importlib.resources import files
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.words import LANGUAGES

_LOCALES: Final = {"en": "en_GB", "zh": "zh_CN"}
_QT: Final = {"zh": "qtbase_zh_CN"}


def system_language() -> str:
    """Return the language of the system, when the window speaks it; else English."""
    found = QLocale.system().name().partition("_")[0]
    return found if found in LANGUAGES else "en"


def install_language(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Speak this language from now on; what was said before stays. Returns what to remove."""
    QLocale.setDefault(QLocale(_LOCALES.get(language, "en_GB")))
    installed = []
    if language in _QT:
        qt = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(_QT[language], folder):
            app.installTranslator(qt)
            installed.append(qt)
    # Last: Qt asks the newest translator first, and ours knows the field's words.
    own = QTranslator(app)
    path = files("resources") / "translations" / f"commander_{language}.qm"
    if own.load(str(path)):
        app.installTranslator(own)
        installed.append(own)
    return installed


def remove_language(app: QCoreApplication, installed: list[QTranslator]) -> None:
    """Speak English again."""
    for translator in installed:
        app.removeTranslator(translator)
