"""The look of every window: colours, fonts, style sheet and icons. Knows nothing of rotas."""

from nursery_rota.gui.theme.apply import apply_theme
from nursery_rota.gui.theme.icons import app_icon, icon, paint_icon
from nursery_rota.gui.theme.look import Look, look_of

__all__ = ["Look", "app_icon", "apply_theme", "icon", "look_of", "paint_icon"]
