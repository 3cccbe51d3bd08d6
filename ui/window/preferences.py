"""What this desk likes: theme, sound, language. Remembered in the post's own settings."""

from PySide6.QtCore import QObject

from commander.post import Settings
from ui.sounds import Sounds
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES, ThemeName


class Preferences(QObject):
    """Applies what is chosen and keeps it for the next start."""

    def __init__(
        self, settings: Settings, theme: Theme, sounds: Sounds, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._sounds = sounds
        sounds.set_muted(bool(settings.get("muted", False)))

    @property
    def sounds(self) -> Sounds:
        """What can be muted."""
        return self._sounds

    def next_theme(self) -> None:
        """Dark, light, night, and round again."""
        place = THEMES.index(self._theme.name)
        self.set_theme(THEMES[(place + 1) % len(THEMES)])

    def set_theme(self, name: ThemeName) -> None:
        """Show this theme from now on."""
        self._theme.set(name)
        self._settings.set("theme", name)

    def toggle_muted(self) -> None:
        """Hear urgent traffic, or do not."""
        self._sounds.set_muted(not self._sounds.muted)
        self._settings.set("muted", self._sounds.muted)


def theme_of(settings: Settings) -> ThemeName:
    """Return the theme that was chosen last, dark at the first start."""
    wanted = settings.get("theme", "dark")
    return next((name for name in THEMES if name == wanted), "dark")
