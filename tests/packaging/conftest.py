"""What packs the app: its modules are found by name, as when they run as programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "packaging" / "windows")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
